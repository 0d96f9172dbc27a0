import type { RegistryClient } from "minhuoc";
import type { Hex } from "viem";
import { type Command, defineCommand } from "../frame/command.js";
import type { Text } from "../frame/text.js";
import { connectWriter, write, writeOptions, writeResult } from "../network/write.js";
import { organisationArgument } from "./organisationArgument.js";

type Organisation = { organisation: string };

/** A command of the secretariat that needs to know the organisation only. */
export function organisationCommand({
  simulate,
  send,
  done,
  details,
}: {
  simulate: (client: RegistryClient, parameters: Organisation) => Promise<{ gas: bigint }>;
  send: (client: RegistryClient, parameters: Organisation) => Promise<Hex>;
  done: Text;
  details: Text;
}): Command {
  return defineCommand({
    details,
    arguments: { organisation: organisationArgument },
    options: writeOptions,
    result: { organisation: { en: "as it was given", vi: "như đã nhập" }, ...writeResult },
    run: async ({ organisation, ...input }, context) =>
      write(await connectWriter(input, context), input, context, {
        parameters: { organisation },
        simulate,
        send,
        data: { organisation },
        text: context.say(done, { organisation }),
      }),
  });
}
