/** A web document that can speak for an organisation. */
export type IdentitySource = {
  url: string;
  /** A DID document, in which the statement is a service; or the file that is the statement. */
  kind: "did" | "file";
};

/** Where the documents are, or why there is none to ask for. */
export type IdentitySourcesReturnType =
  | { sources: readonly IdentitySource[]; problem?: undefined }
  | { sources?: undefined; problem: "IDENTITY_NO_WEB_DOCUMENT" | "IDENTITY_HOST_REFUSED" };

const PORT = "[1-9][0-9]{0,4}";
const DID_WEB = new RegExp(`^did:web:([^:%/?#]+)(?:%3[Aa](${PORT}))?((?::(?:[\\w.-]|%[0-9A-Fa-f]{2})+)*)$`);
const HTTPS = new RegExp(`^https://([^:/?#]+)(?::(${PORT}))?(?:[/?#]|$)`);

// A name with a dot whose last label begins with a letter: neither an IP address in any notation nor a machine of the local network.
const PUBLIC_HOST = /^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z](?:[a-z0-9-]*[a-z0-9])?$/;
const LOCAL_HOST = /(?:^|\.)(?:localhost|local|internal|home\.arpa)$/;

/**
 * The web documents in which the owner of an identifier's host can say which organisation of which registry it is.
 *
 * @param identifier e.g. `did:web:fpt.com.vn` or `https://alliance.example/`
 * @returns for `did:web` the DID document and the host's `minhuoc.json`, for `https` the latter; for others the reason why there is none
 * @see did:web Method Specification, "Read (Resolve)"; RFC 8615; docs/identity.md
 */
export function identitySources(identifier: string): IdentitySourcesReturnType {
  const did = DID_WEB.exec(identifier);
  const [, host, port] = did ?? HTTPS.exec(identifier) ?? [];
  if (host === undefined) return { problem: "IDENTITY_NO_WEB_DOCUMENT" };
  const origin = `https://${host}${port === undefined ? "" : `:${port}`}`;
  if (!PUBLIC_HOST.test(host) || LOCAL_HOST.test(host) || !URL.canParse(origin)) {
    return { problem: "IDENTITY_HOST_REFUSED" };
  }
  const file: IdentitySource = { url: new URL("/.well-known/minhuoc.json", origin).href, kind: "file" };
  if (!did) return { sources: [file] };

  const folder = did[3]?.replaceAll(":", "/") || "/.well-known";
  const url = new URL(origin);
  url.pathname = `${folder}/did.json`;
  // Dots that climb to another folder would let one identifier speak for another.
  if (url.pathname !== `${folder}/did.json`) return { problem: "IDENTITY_NO_WEB_DOCUMENT" };
  return { sources: [{ url: url.href, kind: "did" }, file] };
}
