import { behavesOnBrokenChains } from "./chain.behavior.js";
import { connections } from "./connections.js";

for (const [name, connect] of Object.entries(connections)) behavesOnBrokenChains(name, connect);
