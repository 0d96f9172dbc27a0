import { draftEnvelope, draftOptions, draftResult } from "../envelopes/draftEnvelope.js";
import { defineCommand } from "../frame/command.js";

export const command = defineCommand({
  details: {
    en: "From a metadata document (JSON, sdk/schema/metadata-v1.schema.json) and the files that it names; without one it asks, on a terminal. The envelope goes round the parties: mou sign, mou merge, mou submit. Whoever gets it sees all of the metadata.",
    vi: "Từ tài liệu siêu dữ liệu (JSON, sdk/schema/metadata-v1.schema.json) và các tệp mà tài liệu nêu; nếu không có thì lệnh hỏi trên terminal. Phong bì đi qua các bên: mou sign, mou merge, mou submit. Ai nhận được đều thấy toàn bộ siêu dữ liệu.",
  },
  arguments: {},
  options: draftOptions,
  result: draftResult,
  run: (input, context) => draftEnvelope(input, undefined, context),
});
