import { OrganisationError } from "../../errors/organisation.js";
import { shown } from "../../errors/shown.js";

const MIN_LENGTH = 3;
const MAX_LENGTH = 128;

/**
 * Checks that an organisation's identifier is a URI of the form that the registry accepts.
 *
 * 3 to 128 printable ASCII bytes, a scheme in lower case, something after its colon, no dot at the end. In `did:web:HOST…` and
 * `scheme://HOST…` the host is dot-joined labels of `a-z`, `0-9` and inner hyphens; other `did:` URIs need a method of `a-z` and `0-9` and something after it.
 *
 * @param identifier e.g. `did:web:fpt.com.vn`
 * @throws {OrganisationError} `ORGANISATION_IDENTIFIER_INVALID`, with `identifier` and the `position` (0-based) of what is wrong
 * @see docs/protocol.md, "Organisations and keys"; RFC 3986, section 3.1; W3C DID Core, section 3.1
 */
export function checkIdentifier(identifier: string): void {
  const fail = (position: number, problem: string): never => {
    throw new OrganisationError({
      code: "ORGANISATION_IDENTIFIER_INVALID",
      message: `The identifier ${shown(identifier)} is not accepted: ${problem} at position ${position}.`,
      remedy:
        "Use a URI such as did:web:example.vn: printable ASCII, scheme and host in lower case, no dot at the end.",
      values: { identifier, position, problem },
    });
  };
  if (typeof identifier !== "string") fail(0, "it is no text");
  const strange = identifier.search(/[^\x21-\x7e]/);
  if (strange >= 0) fail(strange, "a character other than printable ASCII");
  if (identifier.length < MIN_LENGTH) fail(identifier.length, `fewer than ${MIN_LENGTH} characters`);
  if (identifier.length > MAX_LENGTH) fail(MAX_LENGTH, `more than ${MAX_LENGTH} characters`);

  const scheme = /^(?:[a-z][a-z0-9+.-]*)?/.exec(identifier)?.[0] ?? "";
  if (scheme === "" || identifier[scheme.length] !== ":")
    fail(scheme.length, "the scheme ends or breaks off");
  const body = scheme.length + 1;
  if (body === identifier.length) fail(body, "nothing after the scheme");
  if (identifier.endsWith(".")) fail(identifier.length - 1, "a dot at the end");

  if (scheme === "did") {
    const end = body + (/^[a-z0-9]*/.exec(identifier.slice(body))?.[0].length ?? 0);
    if (end === body || identifier[end] !== ":") fail(end, "a DID whose method ends or breaks off");
    if (end + 1 === identifier.length) fail(end + 1, "nothing after the DID's method");
  }
  if (identifier.startsWith("did:web:")) checkHost(identifier, "did:web:".length, fail);
  else if (identifier.startsWith("//", body)) checkHost(identifier, body + 2, fail);
}

function checkHost(
  identifier: string,
  start: number,
  fail: (position: number, problem: string) => never,
): void {
  const length = identifier.slice(start).search(/[:/?#]/);
  const end = length < 0 ? identifier.length : start + length;
  let position = start;
  for (const label of identifier.slice(start, end).split(".")) {
    const strange = label.search(/[^a-z0-9-]/);
    if (strange >= 0) fail(position + strange, "a character that no host in lower case has");
    if (label === "") fail(position, "an empty label in the host");
    if (label.startsWith("-")) fail(position, "a hyphen that begins a label of the host");
    if (label.endsWith("-")) fail(position + label.length - 1, "a hyphen that ends a label of the host");
    position += label.length + 1;
  }
}
