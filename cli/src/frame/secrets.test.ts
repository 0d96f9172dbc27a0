import { expect } from "chai";
import { variable } from "./parameters.js";
import { childEnvironment, keepSecret, redact, redactValue } from "./secrets.js";

describe("childEnvironment", () => {
  it("keeps from other programs what mou alone is to know, and nothing else", () => {
    variable("--pin-env <name>", { en: "", vi: "" }).parse?.("TOKEN_PIN");
    keepSecret("ubuntu");
    const kept = { PATH: "/home/ubuntu/bin", SOFTHSM2_CONF: "/etc/softhsm2.conf" };
    expect(
      childEnvironment({ ...kept, MOU_RPC_URL: "https://x", TOKEN_PIN: "1234", COPY: "ubuntu\n" }),
    ).to.deep.equal(kept);
  });
});

describe("redactValue", () => {
  it("masks a secret of any characters, wherever a text holds it", () => {
    const secret = 'mật "khẩu" \\ \u0007\u200b';
    keepSecret(secret);
    const masked = { list: ["a ••• b", 1, null, 2n], status: "•••" };
    expect(redactValue({ list: [`a ${secret} b`, 1, null, 2n], status: secret })).to.deep.equal(masked);
    // As the body of a request that a library repeats.
    expect(redact(JSON.stringify({ params: [secret] }))).to.equal('{"params":["•••"]}');
    expect(() => keepSecret("\ud800 half a character")).not.to.throw();
  });

  it("leaves hex whole that has a short secret's digits by chance, and masks what is the secret or holds a long one", () => {
    const [pin, key] = ["739164", "5e".repeat(32)];
    keepSecret(pin);
    keepSecret(`0x${key}`);
    const signature = `0x${"ab".repeat(20)}${pin}${"CD".repeat(30)}`;
    for (const kept of [signature, `sent: ${signature}`, `0x${pin}00`, `${signature}, ${signature}`])
      expect(redactValue(kept)).to.equal(kept);
    for (const [value, masked] of [
      [pin, "•••"],
      [`0x${pin}`, "0x•••"],
      [`PIN=${pin} in ${signature}`, `PIN=••• in ${signature}`],
      [`x${pin}00`, "x•••00"],
      [`${signature}z`, `${signature.replace(pin, "•••")}z`],
      [`0x${key}`, "•••"],
      [`0xabcd${key}00`, "0xabcd•••00"],
    ] as const)
      expect(redactValue(value)).to.equal(masked);
  });
});
