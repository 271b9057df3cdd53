//! The picture as a file of its own.

use std::fmt::Write;

use super::Scene;
use super::drawing::{Shape, draw};

/// The colours of the page, light and dark. Whatever shows the file needs to know no more of CSS than classes.
const STYLE: &str = "
text{font-family:ui-sans-serif,system-ui,-apple-system,'Segoe UI','Helvetica Neue',Arial,'Liberation Sans',sans-serif}
.ground{fill:#fff}.axis,.leader,.midnight,.reach{stroke:#84888f}.grid{stroke:#e2e2de}.midnight{stroke-dasharray:3 3}
.tick,.caption{fill:#5c616b}.name,.band-name{fill:#1d1f23}.beside{stroke:#fff;stroke-width:4;paint-order:stroke}
.outage{fill:#f5c9c4}.incident{fill:#ccd8fa}.outage.mitigated,.outage.possible,.outage.unended{fill:#fbe6e4}
.incident.possible,.incident.unended{fill:#e9edfb}.band{stroke:#5c616b;shape-rendering:crispEdges}.possible,.unended{stroke-dasharray:3 3}.ring,.target{fill:none}.reach{stroke-width:2}
.plain,.count{fill:#5c616b}.milestone{fill:#1d1f23}.own-marker{fill:#3557c7}.number{fill:#fff;font-weight:600}
.doubtful{fill:#fff;stroke:#5c616b;stroke-width:1.5}
@media (prefers-color-scheme:dark){
.ground{fill:#191b1f}.axis,.leader,.midnight,.reach{stroke:#767c87}.grid{stroke:#2e3138}
.tick,.caption{fill:#a2a7b0}.name,.band-name{fill:#e8e8e6}.beside{stroke:#191b1f}
.outage{fill:#7a332e}.incident{fill:#33437c}.outage.mitigated,.outage.possible,.outage.unended{fill:#43201e}
.incident.possible,.incident.unended{fill:#242b45}.band{stroke:#a2a7b0}
.plain,.count{fill:#a2a7b0}.milestone{fill:#e8e8e6}.own-marker{fill:#8ea6ff}.number{fill:#191b1f}
.doubtful{fill:#191b1f;stroke:#a2a7b0}}
";

/// Writes a scene as a document of its own, with its title and its description for those who do not see it. No text can
/// be more than text there.
pub fn standalone(scene: &Scene, title: &str) -> String {
    let mut svg = draw(scene);
    svg.attributes.splice(0..0, [("xmlns", "http://www.w3.org/2000/svg".to_owned()), ("role", "img".to_owned())]);
    let said = |name: &'static str, text: &str| Shape { name, text: text.to_owned(), ..Shape::default() };
    let ground = [("class", "ground"), ("width", "100%"), ("height", "100%")];
    let ground = ground.map(|(name, value)| (name, value.to_owned())).to_vec();
    let before = [
        said("title", title),
        said("desc", &scene.description),
        // It holds no sign that would be written otherwise.
        said("style", STYLE),
        Shape { name: "rect", attributes: ground, ..Shape::default() },
    ];
    svg.children.splice(0..0, before);
    let mut out = String::new();
    write(&mut out, &svg);
    out.push('\n');
    out
}

fn write(out: &mut String, shape: &Shape) {
    // Writing to a string does not fail.
    let _ = write!(out, "<{}", shape.name);
    for (name, value) in &shape.attributes {
        let _ = write!(out, " {name}=\"{}\"", escaped(value));
    }
    if shape.text.is_empty() && shape.children.is_empty() {
        out.push_str("/>");
        return;
    }
    out.push('>');
    out.push_str(&escaped(&shape.text));
    for child in &shape.children {
        write(out, child);
    }
    let _ = write!(out, "</{}>", shape.name);
}

/// A text that stands in XML. What XML has no way to say is shown as such.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for sign in text.chars() {
        match sign {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' | '\t' => out.push(sign),
            '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => out.push('\u{fffd}'),
            _ => out.push(sign),
        }
    }
    out
}
