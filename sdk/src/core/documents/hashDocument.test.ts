import { createHash } from "node:crypto";
import { expect } from "chai";
import fc from "fast-check";
import { DocumentError } from "../../errors/documents.js";
import { type DocumentSource, type HashDocumentParameters, hashDocument } from "./hashDocument.js";

const expected = (bytes: Uint8Array) => `0x${createHash("sha256").update(bytes).digest("hex")}`;

const pattern = (length: number) =>
  Uint8Array.from({ length }, (_, index) => (index * 31 + (index >> 8)) & 0xff);

async function* chunked(bytes: Uint8Array, sizes: readonly number[]): AsyncGenerator<Uint8Array> {
  let at = 0;
  for (let turn = 0; at < bytes.length; turn++) {
    const size = sizes[turn % sizes.length] ?? 1;
    yield bytes.subarray(at, at + size);
    at += size;
  }
}

function toStream(
  chunks: AsyncGenerator<Uint8Array>,
  onCancel: () => void = () => {},
): ReadableStream<Uint8Array> {
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await chunks.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    cancel: onCancel,
  });
}

async function refusal(source: unknown, parameters: HashDocumentParameters = {}): Promise<DocumentError> {
  try {
    await hashDocument(source as DocumentSource, parameters);
  } catch (error) {
    if (error instanceof DocumentError) return error;
    throw error;
  }
  throw new Error("accepted");
}

describe("hashDocument", () => {
  it("agrees with FIPS 180-4 and with node:crypto at block and chunk boundaries, for every kind of source", async () => {
    const abc = await hashDocument(new TextEncoder().encode("abc"));
    expect(abc).to.deep.equal({
      sha256: "0xba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
      size: 3,
    });

    const chunk = 4 * 1024 * 1024;
    for (const length of [1, 55, 56, 63, 64, 65, 16_383, 16_384, 16_385, chunk - 1, chunk, chunk + 1]) {
      const bytes = pattern(length);
      const result = { sha256: expected(bytes), size: length };
      expect(await hashDocument(bytes), `${length} bytes`).to.deep.equal(result);
      expect(await hashDocument(Buffer.from(bytes))).to.deep.equal(result);
      expect(await hashDocument(new Blob([bytes]))).to.deep.equal(result);
      const sizes = [64, 1, 65_536, 63, 100_000];
      expect(await hashDocument(chunked(bytes, sizes))).to.deep.equal(result);
      expect(await hashDocument(toStream(chunked(bytes, sizes)))).to.deep.equal(result);
    }
  });

  it("hashes only the view, not the buffer below it", async () => {
    const bytes = pattern(1000);
    expect((await hashDocument(bytes.subarray(10, 20))).sha256).to.equal(expected(bytes.slice(10, 20)));
  });

  it("does not depend on how the bytes come in chunks (property)", async () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 200 }), { minLength: 1, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 2000 }), sizes, async (bytes, parts) => {
        const result = { sha256: expected(bytes), size: bytes.length };
        expect(await hashDocument(chunked(bytes, parts))).to.deep.equal(result);
        expect(await hashDocument(toStream(chunked(bytes, parts)))).to.deep.equal(result);
      }),
      { numRuns: 200 },
    );
  });

  it("keeps two documents apart that are hashed at the same time", async () => {
    const [one, two] = [pattern(300_000), pattern(200_000).reverse()];
    const results = await Promise.all([
      hashDocument(chunked(one, [1000])),
      hashDocument(chunked(two, [777])),
    ]);
    expect(results.map(({ sha256 }) => sha256)).to.deep.equal([expected(one), expected(two)]);
  });

  it("reads 300 MB in constant memory and reports the progress", async function () {
    this.timeout(120_000);
    const megabyte = pattern(1024 * 1024);
    const digest = createHash("sha256");
    async function* generate() {
      for (let turn = 0; turn < 300; turn++) {
        // A new buffer each time: memory grows at once if chunks are kept.
        const chunk = Uint8Array.from(megabyte);
        chunk[0] = turn & 0xff;
        digest.update(chunk);
        yield chunk;
      }
    }
    const before = process.memoryUsage().rss;
    let peak = before;
    let last = 0;
    const onProgress = ({ bytes }: { bytes: number }) => {
      expect(bytes).to.be.greaterThan(last);
      last = bytes;
      peak = Math.max(peak, process.memoryUsage().rss);
    };
    const result = await hashDocument(generate(), { onProgress });
    expect(result).to.deep.equal({ sha256: `0x${digest.digest("hex")}`, size: 300 * 1024 * 1024 });
    expect(last).to.equal(result.size);
    expect((peak - before) / 2 ** 20).to.be.lessThan(150);
  });

  it("refuses an empty document from every kind of source", async () => {
    const nothing = new Uint8Array(0);
    for (const source of [nothing, new Blob([]), chunked(nothing, [1]), toStream(chunked(nothing, [1]))]) {
      expect((await refusal(source)).code).to.equal("DOCUMENT_EMPTY");
    }
    expect((await hashDocument(chunked(pattern(5), [0, 5]))).size).to.equal(5);
  });

  it("says that it could not read, with the cause, and never gives a digest of a part", async () => {
    const cause = new Error("EIO: disk");
    async function* breaking() {
      yield pattern(100);
      throw cause;
    }
    for (const source of [breaking(), toStream(breaking())]) {
      const error = await refusal(source);
      expect(error.code).to.equal("DOCUMENT_UNREADABLE");
      expect(error.cause).to.equal(cause);
      expect(error.values.bytes).to.equal(100);
      expect(error.message).to.include("EIO: disk");
    }
  });

  it("stops at once when it is aborted, also in the middle of a read that never ends, and cancels the stream", async () => {
    const before = await refusal(pattern(10), { signal: AbortSignal.abort("no") });
    expect(before.code).to.equal("DOCUMENT_ABORTED");
    expect(before.cause).to.equal("no");

    const inMemory = new AbortController();
    setTimeout(() => inMemory.abort());
    const large = await refusal(new Uint8Array(64 * 1024 * 1024), { signal: inMemory.signal });
    expect(large.code).to.equal("DOCUMENT_ABORTED");
    expect(large.values.bytes).to.be.lessThan(64 * 1024 * 1024);

    let cancelled = false;
    const hanging = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(pattern(7)),
      pull: () => new Promise(() => {}),
      cancel: () => {
        cancelled = true;
      },
    });
    const controller = new AbortController();
    const error = await refusal(hanging, {
      signal: controller.signal,
      onProgress: () => setTimeout(() => controller.abort(), 5),
    });
    expect(error.code).to.equal("DOCUMENT_ABORTED");
    expect(error.values.bytes).to.equal(7);
    expect(cancelled).to.equal(true);
  });

  it("refuses text, other arrays and chunks that are no bytes instead of encoding them", async () => {
    async function* texts() {
      yield "text";
    }
    for (const source of [
      "text",
      new Uint16Array([1]),
      new ArrayBuffer(3),
      [1, 2],
      null,
      undefined,
      texts(),
    ]) {
      expect((await refusal(source)).code).to.equal("DOCUMENT_SOURCE_INVALID");
    }
  });

  it("passes an error of the progress callback on as it is, and cancels the stream", async () => {
    let cancelled = false;
    const stream = toStream(chunked(pattern(100), [10]), () => {
      cancelled = true;
    });
    const error = new Error("the page is gone");
    const onProgress = () => {
      throw error;
    };
    const caught = await hashDocument(stream, { onProgress }).then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    expect(caught).to.equal(error);
    expect(cancelled).to.equal(true);
  });
});
