import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, type Hex } from "viem";
import { DocumentError } from "../../errors/documents.js";

/** Bytes of a document: in memory, a file of the browser, or a stream of chunks. */
export type DocumentSource = Uint8Array | Blob | ReadableStream<Uint8Array> | AsyncIterable<Uint8Array>;

export type HashDocumentParameters = {
  /** Called after each chunk with the bytes read so far. */
  onProgress?: (progress: { bytes: number }) => void;
  /** Stops reading. */
  signal?: AbortSignal;
};

export type HashDocumentReturnType = {
  /** SHA-256 of the exact bytes. */
  sha256: Hex;
  /** Bytes. */
  size: number;
};

const CHUNK_BYTES = 4 * 1024 * 1024;

/**
 * SHA-256 of a document, read once as a stream: memory does not grow with its size.
 *
 * @param source the bytes; a stream is consumed, or cancelled on failure
 * @param parameters progress and abort
 * @returns digest and size
 * @throws {DocumentError} `DOCUMENT_EMPTY`; `DOCUMENT_UNREADABLE` where reading failed, with its `cause`; `DOCUMENT_ABORTED`;
 *   `DOCUMENT_SOURCE_INVALID` for a source or chunk that is no bytes
 * @see FIPS 180-4
 */
export async function hashDocument(
  source: DocumentSource,
  { onProgress, signal }: HashDocumentParameters = {},
): Promise<HashDocumentReturnType> {
  const hasher = sha256.create();
  let size = 0;
  const chunks = chunksOf(source)[Symbol.asyncIterator]();
  try {
    for (;;) {
      const { done, value } = await nextChunk(chunks, size, signal);
      if (done) break;
      if (!isBytes(value)) throw notBytes("A chunk of the document");
      hasher.update(value);
      size += value.length;
      onProgress?.({ bytes: size });
    }
  } catch (error) {
    // Not awaited: a source that hangs in its read would hang in its cancellation too.
    Promise.resolve(chunks.return?.()).catch(() => undefined);
    throw error;
  }
  if (size === 0) {
    throw new DocumentError({
      code: "DOCUMENT_EMPTY",
      message: "The document has no bytes.",
      remedy: "Check that this is the right file and that it was copied whole.",
      values: { size },
    });
  }
  return { sha256: bytesToHex(hasher.digest()), size };
}

/**
 * SHA-256 of several beginnings of a document, in one pass over it: as many revisions cost no more than one.
 *
 * @param bytes the document
 * @param lengths of the beginnings, in bytes, ascending
 * @returns a digest for each length
 */
export async function hashPrefixes(bytes: Uint8Array, lengths: readonly number[]): Promise<Hex[]> {
  const hasher = sha256.create();
  const digests: Hex[] = [];
  let at = 0;
  for (const length of lengths) {
    for await (const chunk of slices(bytes.subarray(at, length))) hasher.update(chunk);
    at = length;
    // A digest ends the computation, so it is taken of a copy.
    digests.push(bytesToHex(hasher.clone().digest()));
  }
  return digests;
}

async function nextChunk(
  chunks: AsyncIterator<Uint8Array>,
  bytes: number,
  signal: AbortSignal | undefined,
): Promise<IteratorResult<Uint8Array>> {
  let stop: (() => void) | undefined;
  try {
    if (!signal) return await chunks.next();
    if (signal.aborted) throw signal.reason;
    const aborted = new Promise<never>((_, reject) => {
      stop = () => reject(signal.reason);
      signal.addEventListener("abort", stop);
    });
    return await Promise.race([chunks.next(), aborted]);
  } catch (cause) {
    if (signal?.aborted) {
      throw new DocumentError({
        code: "DOCUMENT_ABORTED",
        message: `Hashing was stopped after ${bytes} bytes.`,
        remedy: "Start again; nothing was decided about the document.",
        values: { bytes },
        cause,
      });
    }
    throw new DocumentError({
      code: "DOCUMENT_UNREADABLE",
      message: `The document could not be read after ${bytes} bytes: ${cause instanceof Error ? cause.message : String(cause)}.`,
      remedy: "Check that the file is there and may be read, then try again; nothing was decided about it.",
      values: { bytes },
      cause,
    });
  } finally {
    if (stop) signal?.removeEventListener("abort", stop);
  }
}

function chunksOf(source: DocumentSource): AsyncIterable<Uint8Array> {
  if (isBytes(source)) return slices(source);
  if (typeof source === "object" && source !== null) {
    if ("stream" in source && typeof source.stream === "function") return fromStream(source.stream());
    // Not every browser iterates over its own streams.
    if ("getReader" in source) return fromStream(source);
    if (Symbol.asyncIterator in source) return source;
  }
  throw notBytes("The document");
}

async function* slices(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += CHUNK_BYTES) {
    // Lets the page draw, and an abort arrive.
    if (at > 0) await new Promise((resolve) => setTimeout(resolve));
    yield bytes.subarray(at, at + CHUNK_BYTES);
  }
}

function fromStream(stream: ReadableStream<Uint8Array>): AsyncIterable<Uint8Array> {
  return {
    [Symbol.asyncIterator]() {
      const reader = stream.getReader();
      return {
        async next() {
          const { done, value } = await reader.read();
          return done ? { done, value: undefined } : { done: false, value };
        },
        async return() {
          await reader.cancel();
          return { done: true, value: undefined };
        },
      };
    },
  };
}

/** By its tag and not by `instanceof`, which fails for arrays of another window. */
export function isBytes(value: unknown): value is Uint8Array {
  return ArrayBuffer.isView(value) && Object.prototype.toString.call(value) === "[object Uint8Array]";
}

/** What is given is no document. */
export function notBytes(what: string): DocumentError {
  return new DocumentError({
    code: "DOCUMENT_SOURCE_INVALID",
    message: `${what} is not bytes.`,
    remedy: "Give a Uint8Array, a Blob or File, or a stream of Uint8Array; text has to be encoded first.",
  });
}
