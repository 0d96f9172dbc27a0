import { expect } from "chai";
import { variable } from "./parameters.js";
import { childEnvironment, keepSecret } from "./secrets.js";

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
