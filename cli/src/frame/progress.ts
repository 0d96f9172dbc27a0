import { printable } from "./printable.js";

/** How far something is, on one line of a terminal. */
export type Progress = {
  /** @param share from 0 to 1; undefined where it is not known */
  update: (share: number | undefined, note?: string) => void;
  /** Takes the line away. */
  end: () => void;
};

const WIDTH = 24;
/** Milliseconds between two drawings. */
const PAUSE = 80;

/**
 * @param stream where to draw; nothing is drawn where it is no terminal
 * @param label what is being done
 */
export function createProgress(stream: NodeJS.WriteStream, label: string): Progress {
  if (!stream.isTTY) return { update: () => undefined, end: () => undefined };
  // A file from elsewhere has the name that its sender gave it.
  const shown = printable(label).replaceAll("\n", " ");
  let last = 0;
  const draw = (text: string) => stream.write(`\r\u001B[K${text}`);
  return {
    update: (share, note = "") => {
      const now = Date.now();
      if (now - last < PAUSE) return;
      last = now;
      const filled = Math.round((share ?? 0) * WIDTH);
      const bar =
        share === undefined
          ? ""
          : ` [${"#".repeat(filled)}${".".repeat(WIDTH - filled)}] ${Math.floor(share * 100)}%`;
      draw(`${shown}${bar}${note && ` ${note}`}`.slice(0, stream.columns || undefined));
    },
    end: () => {
      if (last > 0) draw("");
    },
  };
}
