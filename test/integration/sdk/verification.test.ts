import { connections } from "./connections.js";
import { behavesAsVerifier } from "./verification.behavior.js";

for (const [name, connect] of Object.entries(connections)) behavesAsVerifier(name, connect);
