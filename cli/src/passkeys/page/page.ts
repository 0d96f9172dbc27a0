// The page's script. It puts what it gets into the page as text only, and sends what the browser gives back to where it came from.

import type { Bytes, PageAnswer, PageReply, PageRequest } from "./protocol.js";

const element = (id: string): HTMLElement => {
  const found = document.getElementById(id);
  if (!found) throw new Error(`The page has no ${id}.`);
  return found;
};
const show = (id: string, text: string) => {
  element(id).textContent = text;
};
const buttons = () => [element("agree"), element("refuse")] as HTMLButtonElement[];
const enable = (enabled: boolean) => {
  for (const button of buttons()) button.disabled = !enabled;
};

const toHex = (binary: ArrayBuffer): Bytes => ({
  bytes: Array.from(new Uint8Array(binary), (byte) => byte.toString(16).padStart(2, "0")).join(""),
});

/** Options with bytes in the places of their hex. */
function revive(_: string, value: unknown): unknown {
  const { bytes } = Object(value) as Partial<Bytes>;
  return typeof bytes === "string"
    ? Uint8Array.from(bytes.match(/../g) ?? [], (digits) => Number.parseInt(digits, 16))
    : value;
}

const here = location.pathname;

async function start(): Promise<void> {
  const request = JSON.parse(await (await fetch(`${here}/request`)).text(), revive) as PageRequest;
  const { language, heading, summary, texts, method } = request;
  document.documentElement.lang = language;
  document.title = heading;
  show("heading", heading);
  show("summary", summary);
  show("agree", texts.button ?? "");
  show("refuse", texts.refuse ?? "");
  element("actions").hidden = false;
  if (!("PublicKeyCredential" in window)) return show("state", texts.unavailable ?? "");
  enable(true);

  const send = async (answer: PageAnswer) => {
    enable(false);
    show("state", texts.sending ?? "");
    try {
      const response = await fetch(`${here}/answer`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(answer),
      });
      const { text } = (await response.json()) as PageReply;
      show("state", text);
    } catch {
      show("state", texts.gone ?? "");
    }
    element("actions").hidden = true;
  };

  element("agree").addEventListener("click", async () => {
    enable(false);
    show("state", texts.waiting ?? "");
    try {
      await send(await ask(method, request.publicKey));
    } catch (error) {
      const { name, message } = error as Error;
      show("state", `${texts.failed ?? ""} ${name}: ${message}`);
      enable(true);
    }
  });
  element("refuse").addEventListener("click", () =>
    send({ error: { name: "NotAllowedError", message: "refused on the page" } }),
  );
}

async function ask(method: PageRequest["method"], publicKey: unknown): Promise<PageAnswer> {
  const credential = (await navigator.credentials[method]({
    publicKey: publicKey as PublicKeyCredentialCreationOptions & PublicKeyCredentialRequestOptions,
  })) as PublicKeyCredential;
  if (method === "create") {
    const key = (credential.response as AuthenticatorAttestationResponse).getPublicKey();
    return { registration: { rawId: toHex(credential.rawId), publicKey: key && toHex(key) } };
  }
  const { authenticatorData, clientDataJSON, signature } =
    credential.response as AuthenticatorAssertionResponse;
  return {
    assertion: {
      authenticatorData: toHex(authenticatorData),
      clientDataJSON: toHex(clientDataJSON),
      signature: toHex(signature),
    },
  };
}

void start();
