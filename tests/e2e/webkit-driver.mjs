// What WebKitGTK's driver does otherwise than the standard, put right by scripts in the page, so that no test needs to know.
import { Name } from "selenium-webdriver/lib/command.js";

/** Changes how a driver executes some commands, and when it gives a script up. */
export async function amend(driver) {
  // It counts a script's time with the page's own timer, which a test may hold or let run out: so it is not to count. The
  // time of the test still ends.
  await driver.manage().setTimeouts({ script: null });
  const execute = driver.execute.bind(driver);
  const amended = {
    // It takes the place of a click before the page has laid out what was scrolled into view, and so clicks beside the
    // element or says that it is not there.
    [Name.CLICK_ELEMENT]: async (element, command) => {
      await driver.executeAsyncScript(REVEAL, element);
      return execute(command);
    },
    // It answers with the property: of a link, the whole address.
    [Name.GET_DOM_ATTRIBUTE]: (element, command) =>
      driver.executeScript("return arguments[0].getAttribute(arguments[1])", element, command.getParameter("name")),
  };
  driver.execute = (command) => {
    const own = amended[command.getName()];
    return own ? own(command.getParameter("id"), command) : execute(command);
  };
}

// Runs in the page: scrolls until the element stays where it is for a frame. An option is where its list is.
const REVEAL = `
  const [element, done] = arguments;
  const shown = element.closest("select") ?? element;
  let last = null;
  const look = () => {
    shown.scrollIntoView({ block: "nearest", behavior: "instant" });
    const { x, y } = shown.getBoundingClientRect();
    const place = x + " " + y;
    if (place === last) return done();
    last = place;
    requestAnimationFrame(look);
  };
  look();
`;
