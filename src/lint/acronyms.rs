//! Runs of capitals that need no explanation.

/// Acronyms that engineers know, sorted. Those of zones are known by `timeline`.
pub const KNOWN: [&str; 463] = [
    "ABI", "ACID", "ACK", "ACL", "ACME", "AD", "AES", "AI", "AJAX", "AKA", "AKS", "ALB", "ALU", "AM", "AMD", "AMI",
    "AMQP", "APAC", "API", "APM", "ARM", "ARN", "ARP", "ASAP", "ASCII", "ASG", "AWS", "AZ", "BGP", "BI", "BIOS", "BOM",
    "BSD", "CA", "CAA", "CAS", "CD", "CDC", "CDN", "CDP", "CEO", "CEPH", "CERT", "CFO", "CGI", "CI", "CICD", "CIDR",
    "CIO", "CISO", "CLI", "CMS", "CNAME", "CNCF", "CNI", "COO", "CORS", "COTS", "CPU", "CRD", "CRL", "CRM", "CRUD",
    "CSI", "CSP", "CSRF", "CSS", "CSV", "CTO", "CUDA", "CVE", "DAG", "DB", "DBA", "DC", "DDL", "DDOS", "DE", "DHCP",
    "DK", "DKIM", "DLP", "DM", "DMARC", "DMZ", "DNAT", "DNS", "DNSSEC", "DOM", "DOS", "DR", "DRAM", "DRY", "DSL",
    "DST", "EBS", "EC", "ECC", "ECMP", "ECR", "ECS", "EDR", "EFS", "EG", "EIP", "EKS", "ELB", "ELK", "EMEA", "ENI",
    "EOB", "EOD", "EOF", "EOL", "ERP", "ES", "ETA", "ETL", "EU", "EULA", "EUR", "FAQ", "FIFO", "FPS", "FQDN", "FR",
    "FS", "FTP", "FUSE", "FYI", "GA", "GB", "GBP", "GC", "GCC", "GCE", "GCP", "GCS", "GDPR", "GID", "GIF", "GIT",
    "GITHUB", "GKE", "GMT", "GNU", "GOTO", "GPG", "GPL", "GPS", "GPU", "GRPC", "GUI", "GUID", "HA", "HAR", "HDD",
    "HDFS", "HPA", "HR", "HSM", "HSTS", "HTML", "HTTP", "HTTPS", "IAM", "ICMP", "ID", "IDE", "IDP", "IDS", "IE",
    "IEEE", "IETF", "IGN", "IM", "IMAP", "IMDS", "IO", "IOPS", "IOT", "IP", "IPC", "IPMI", "IPS", "IPSEC", "IRC",
    "IRSA", "ISO", "ISP", "IT", "ITIL", "JAR", "JDBC", "JDK", "JIRA", "JIT", "JP", "JPEG", "JPG", "JS", "JSON", "JSX",
    "JVM", "JWT", "KB", "KIAM", "KMS", "KPI", "KVM", "KYC", "LAN", "LATAM", "LB", "LDAP", "LFS", "LLC", "LLM", "LRU",
    "LSM", "LTS", "LUN", "LVM", "MAC", "MB", "MD", "MDM", "ME", "MFA", "MIME", "ML", "MPLS", "MQ", "MQTT", "MS", "MSK",
    "MTBF", "MTTA", "MTTD", "MTTR", "MTU", "MVC", "MVP", "NACL", "NAS", "NASA", "NAT", "NB", "NDA", "NFS", "NGINX",
    "NIC", "NIST", "NL", "NLB", "NOC", "NPM", "NS", "NSG", "NSS", "NTP", "NVME", "OAUTH", "OCI", "OCSP", "ODBC",
    "OIDC", "OK", "OKR", "OLAP", "OLTP", "OOM", "OOO", "OOP", "OOPS", "OPA", "OPEX", "ORM", "OS", "OSI", "OSPF", "OSS",
    "OTEL", "OTP", "OWASP", "P2P", "PAT", "PB", "PC", "PCI", "PCIE", "PDB", "PDF", "PDU", "PEM", "PGP", "PHP", "PID",
    "PII", "PIN", "PKI", "PLEG", "PM", "PNG", "POC", "POP", "POS", "POSIX", "PR", "PS", "PSP", "PSU", "PTO", "PTR",
    "PV", "PVC", "QA", "QOS", "QPS", "QR", "RAID", "RAM", "RBAC", "RC", "RCA", "RDBMS", "RDP", "RDS", "REGEX", "REPL",
    "REST", "RFC", "RGB", "RIP", "ROI", "RPC", "RPI", "RPM", "RPO", "RPS", "RSA", "RSS", "RTO", "RTT", "SAAS", "SAML",
    "SAN", "SAS", "SATA", "SBOM", "SCIM", "SCM", "SCP", "SCSI", "SDK", "SDLC", "SE", "SEO", "SEV", "SFTP", "SHA",
    "SIEM", "SIG", "SLA", "SLI", "SLO", "SMS", "SMTP", "SNAT", "SNI", "SNMP", "SNS", "SOA", "SOAP", "SOC", "SP", "SPA",
    "SPDX", "SPF", "SPOF", "SQL", "SQS", "SRE", "SRV", "SSD", "SSH", "SSL", "SSO", "SSR", "STDIN", "STS", "SVC", "SVG",
    "SVN", "SWAP", "SYN", "TB", "TBA", "TBC", "TBD", "TCO", "TCP", "TLD", "TLDR", "TLS", "TOAST", "TOML", "TPM", "TPS",
    "TSV", "TTD", "TTL", "TTM", "TTR", "TTY", "TXT", "UAT", "UC", "UDP", "UEFI", "UI", "UID", "UK", "UNIX", "UPS",
    "URI", "URL", "US", "USA", "USB", "USD", "UTC", "UTF", "UUID", "UX", "VAT", "VCS", "VIP", "VLAN", "VM", "VMSS",
    "VNC", "VPA", "VPC", "VPN", "VPS", "VS", "WAF", "WAL", "WAN", "WASM", "WIFI", "WIP", "WSDL", "WWW", "XDR", "XFS",
    "XML", "XMPP", "XSS", "YAML", "ZFS", "ZIP",
];

/// Words that people write in capitals, and those of programs and protocols, sorted.
pub const WORDS: [&str; 254] = [
    "ABORT", "ACTION", "ADD", "AFTER", "AGAIN", "ALERT", "ALL", "ALTER", "ALWAYS", "AN", "AND", "ANY", "ARE", "AS",
    "AT", "BAD", "BE", "BEFORE", "BEGIN", "BEGINS", "BIG", "BLACK", "BLUE", "BOTH", "BUG", "BUT", "BY", "CACHE",
    "CALL", "CAN", "CANNOT", "CASE", "CLOSED", "COMMIT", "CONFIG", "CREATE", "CRON", "DATA", "DATE", "DEBUG", "DELETE",
    "DENY", "DESC", "DEV", "DID", "DO", "DOES", "DONE", "DOWN", "DROP", "EACH", "ENABLE", "END", "ENDS", "ENOENT",
    "ENV", "ERROR", "EVEN", "EVER", "EVERY", "EXISTS", "EXIT", "FAIL", "FAILED", "FAILS", "FALSE", "FAST", "FATAL",
    "FILE", "FIRST", "FIX", "FIXED", "FOR", "FORCE", "FROM", "FULL", "GET", "GO", "GOOD", "GRANT", "GREEN", "GROUP",
    "HAD", "HAS", "HAVE", "HEAD", "HERE", "HIGH", "HIM", "HOT", "HOW", "HUGE", "IF", "IN", "INDEX", "INFO", "INSERT",
    "INTO", "IS", "IT", "ITS", "JOIN", "KEY", "KILL", "LAST", "LATE", "LATEST", "LEFT", "LESS", "LIKE", "LIMIT",
    "LIST", "LIVE", "LOCK", "LOG", "LOT", "LOW", "MADE", "MAIN", "MASTER", "MAX", "MAY", "MEDIUM", "MERGED", "MIN",
    "MORE", "MOST", "MUCH", "MUST", "NAME", "NEED", "NEVER", "NEW", "NEXT", "NO", "NONE", "NOR", "NOT", "NOTE",
    "NOTICE", "NOW", "NULL", "OF", "OFF", "OLD", "ON", "ONCE", "ONE", "ONLY", "OPEN", "OPTION", "OR", "ORDER", "OTHER",
    "OUR", "OUT", "OUTER", "OVER", "OWNER", "PANIC", "PASS", "PATCH", "POD", "POST", "PRIOR", "PROD", "PROXY", "PUT",
    "RAN", "READ", "README", "READY", "RED", "RESET", "RETRY", "RIGHT", "ROOT", "ROW", "RUN", "RUNS", "SAFE", "SAME",
    "SELECT", "SET", "SHALL", "SHOULD", "SKIP", "SLOW", "SO", "SOME", "SOON", "STAGE", "START", "STILL", "STOP",
    "SUPER", "TABLE", "TEST", "THAN", "THAT", "THE", "THEIR", "THEM", "THEN", "THERE", "THESE", "THEY", "THIS", "TIME",
    "TO", "TODO", "TOKEN", "TOO", "TOOLS", "TRACE", "TRUE", "TWO", "TYPE", "UNDER", "UNION", "UNTIL", "UP", "UPDATE",
    "USE", "USED", "USER", "USING", "VALUES", "VERY", "VIA", "VIEW", "WAIT", "WARN", "WAS", "WE", "WERE", "WHAT",
    "WHEN", "WHERE", "WHICH", "WHILE", "WHITE", "WHO", "WHY", "WILL", "WITH", "WITHIN", "WORK", "WRITE", "WRONG",
    "YAY", "YES", "YOU", "YOUR",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn they_are_sorted() {
        assert!(KNOWN.is_sorted_by(|one, other| one < other));
        assert!(WORDS.is_sorted_by(|one, other| one < other));
    }
}
