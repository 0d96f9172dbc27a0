import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import {
  beginText,
  type Color,
  endText,
  PDFDocument,
  type PDFFont,
  PDFHexString,
  PDFName,
  type PDFPage,
  type PDFRef,
  PDFString,
  popGraphicsState,
  pushGraphicsState,
  rgb,
  rotateAndSkewTextRadiansAndTranslate,
  setFillingColor,
  setFontAndSize,
  setGraphicsState,
  showText,
} from "@cantoo/pdf-lib";
import fontkit from "@pdf-lib/fontkit";
import type { PartialDate } from "./facts.js";

const hex = (value: number): Color =>
  rgb((value >> 16) / 255, ((value >> 8) & 255) / 255, (value & 255) / 255);

export const COLOUR = {
  ink: hex(0x17212e),
  muted: hex(0x5a6675),
  rule: hex(0xd3d9e0),
  accent: hex(0x0b4f6c),
  stamp: hex(0xb3261e),
  notice: hex(0xfdf3f2),
  doubt: hex(0x8a5a00),
  doubtGround: hex(0xfff7e3),
};

// Be Vietnam Pro: drawn for Vietnamese, SIL Open Font License 1.1.
const FILES = {
  regular: "400Regular/BeVietnamPro_400Regular.ttf",
  italic: "400Regular_Italic/BeVietnamPro_400Regular_Italic.ttf",
  semibold: "600SemiBold/BeVietnamPro_600SemiBold.ttf",
};

export type Weight = keyof typeof FILES;
const WEIGHTS = Object.keys(FILES) as Weight[];

type ParsedFont = ReturnType<typeof fontkit.create>;
type Glyph = ReturnType<ParsedFont["getGlyph"]>;

interface Typeface {
  readonly bytes: Uint8Array;
  readonly parsed: ParsedFont;
  /** Advance widths of words, in units of the em. */
  readonly widths: Map<string, number>;
}

/**
 * Parses a font, and gives pdf-lib two plainer parts of it.
 *
 * Text in NFC needs no shaping in this font: one glyph for each code point is what is wanted, so that the text
 * can be taken out as it went in, and it is much faster. And of a subset only the streaming writer is shown: it
 * has an `encode` as well, but not the one that pdf-lib would call when it finds a method of that name.
 */
function parseFont(bytes: Uint8Array): ParsedFont {
  const font = fontkit.create(bytes);
  const createSubset = font.createSubset.bind(font);
  const plain = {
    layout: (text: string) => ({
      glyphs: Array.from(text, (character) => font.glyphForCodePoint(character.codePointAt(0) ?? 0)),
    }),
    createSubset() {
      const subset = createSubset();
      return {
        includeGlyph: (glyph: number | Glyph) => subset.includeGlyph(glyph),
        encodeStream: () => subset.encodeStream(),
      };
    },
  };
  return Object.assign(font, plain);
}

let typefaces: Record<Weight, Typeface> | undefined;

/** Parses the fonts, once for the whole process: it is the slow part of making a document. */
function loadTypefaces(): Record<Weight, Typeface> {
  if (typefaces) return typefaces;
  const { resolve } = createRequire(import.meta.url);
  const load = (weight: Weight): Typeface => {
    const bytes = new Uint8Array(readFileSync(resolve(`@expo-google-fonts/be-vietnam-pro/${FILES[weight]}`)));
    return { bytes, parsed: parseFont(bytes), widths: new Map() };
  };
  typefaces = { regular: load("regular"), italic: load("italic"), semibold: load("semibold") };
  return typefaces;
}

/** A character that the font has no glyph for: it would print as an empty box. */
export class GlyphError extends Error {
  override readonly name = "GlyphError";
  readonly code = "SPECIMEN_GLYPH_MISSING";
  readonly value: string;

  /** @param value the character */
  constructor(value: string, text: string) {
    const point = value.codePointAt(0)?.toString(16).toUpperCase().padStart(4, "0");
    super(
      `SPECIMEN_GLYPH_MISSING: no glyph for "${value}" (U+${point}) in "${text}". Use a letter the font has.`,
    );
    this.value = value;
  }
}

/** A block that no page has room for, and that cannot be parted. */
export class TooTallError extends Error {
  override readonly name = "TooTallError";
  readonly code = "SPECIMEN_TOO_TALL";
  readonly value: number;

  /** @param value the height of the block in points */
  constructor(value: number) {
    super(
      `SPECIMEN_TOO_TALL: a part of ${Math.ceil(value)} points does not fit on a page. Shorten its text.`,
    );
    this.value = value;
  }
}

export interface Style {
  readonly weight: Weight;
  /** Points. */
  readonly size: number;
  readonly colour: Color;
}

/** Something with a known height that can be put on a page with its top left corner at (x, top). */
export interface Block {
  readonly height: number;
  draw(page: PDFPage, x: number, top: number): void;
}

/** Points from the edges of an A4 page. */
export const PAGE = { width: 595.28, height: 841.89, left: 56, right: 56, top: 76, bottom: 82 };
export const CONTENT_WIDTH = PAGE.width - PAGE.left - PAGE.right;

const LEADING = 1.38;

function wordWidth(word: string, { weight, size }: Style): number {
  const { parsed, widths } = loadTypefaces()[weight];
  let width = widths.get(word);
  if (width === undefined) {
    let units = 0;
    for (const character of word) {
      const point = character.codePointAt(0) ?? 0;
      if (!parsed.hasGlyphForCodePoint(point)) throw new GlyphError(character, word);
      units += parsed.glyphForCodePoint(point).advanceWidth;
    }
    width = units / parsed.unitsPerEm;
    widths.set(word, width);
  }
  return width * size;
}

/** The width of a line in points. */
export function lineWidth(text: string, style: Style): number {
  return text.split(/( )/).reduce((sum, word) => sum + wordWidth(word, style), 0);
}

/** Breaks a text into lines no wider than `width`, at spaces, and inside a word only when it is wider itself. */
export function wrap(text: string, style: Style, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    const joined = line === "" ? word : `${line} ${word}`;
    if (lineWidth(joined, style) <= width) {
      line = joined;
      continue;
    }
    if (line !== "") lines.push(line);
    line = "";
    for (const character of word) {
      if (line !== "" && lineWidth(line + character, style) > width) {
        lines.push(line);
        line = "";
      }
      line += character;
    }
  }
  return [...lines, line];
}

/** Blocks one below the other. */
export function stack(blocks: readonly Block[], gap = 0): Block {
  return {
    height: blocks.reduce((sum, block) => sum + block.height, 0) + gap * Math.max(0, blocks.length - 1),
    draw(page, x, top) {
      let y = top;
      for (const block of blocks) {
        block.draw(page, x, y);
        y -= block.height + gap;
      }
    },
  };
}

/** Blocks side by side, each at its own offset. */
export function beside(...columns: readonly [offset: number, block: Block][]): Block {
  return {
    height: Math.max(...columns.map(([, block]) => block.height)),
    draw(page, x, top) {
      for (const [offset, block] of columns) block.draw(page, x + offset, top);
    },
  };
}

/** A block on a tinted ground with a bar at its left. */
export function boxed(block: Block, width: number, bar: Color, ground: Color, padding = 8): Block {
  const height = block.height + 2 * padding;
  return {
    height,
    draw(page, x, top) {
      page.drawRectangle({ x, y: top - height, width, height, color: ground });
      page.drawRectangle({ x, y: top - height, width: 2.5, height, color: bar });
      block.draw(page, x + padding + 4, top - padding);
    },
  };
}

/** A hairline. */
export function rule(width: number): Block {
  return {
    height: 0,
    draw(page, x, top) {
      page.drawLine({
        start: { x, y: top },
        end: { x: x + width, y: top },
        thickness: 0.6,
        color: COLOUR.rule,
      });
    },
  };
}

/** Empty height. */
export const space = (height: number): Block => ({ height, draw() {} });

export interface PaperParameters {
  readonly title: string;
  readonly subject: string;
  /** The day the contents are of; kept with the precision it has, as PDF dates allow. */
  readonly date: PartialDate;
}

/** A PDF under construction, filled from top to bottom, page after page. */
export class Paper {
  private top = 0;
  private readonly states = new Map<number, PDFRef>();
  private readonly document: PDFDocument;
  private readonly fonts: Record<Weight, PDFFont>;

  private constructor(document: PDFDocument, fonts: Record<Weight, PDFFont>) {
    this.document = document;
    this.fonts = fonts;
  }

  static async open({ title, subject, date }: PaperParameters): Promise<Paper> {
    const document = await PDFDocument.create({ updateMetadata: false });
    const embed = ({ bytes, parsed }: Typeface) => {
      document.registerFontkit({ create: () => parsed });
      const customName = `SPECIM+${parsed.postscriptName}`;
      return document.embedFont(bytes, { subset: true, customName });
    };
    const { regular, italic, semibold } = loadTypefaces();
    const fonts = {
      regular: await embed(regular),
      italic: await embed(italic),
      semibold: await embed(semibold),
    };
    document.setLanguage("vi");
    const { context, catalog } = document;
    // Written by hand because the library would complete a partial date and stamp the time of the run.
    const stamp = PDFString.of(`D:${date.replaceAll("-", "")}`);
    context.trailerInfo.Info = context.register(
      context.obj({
        Title: PDFHexString.fromText(title),
        Subject: PDFHexString.fromText(subject),
        Author: PDFHexString.fromText("specimen"),
        Creator: PDFHexString.fromText("Minh Ước"),
        CreationDate: stamp,
        ModDate: stamp,
      }),
    );
    catalog.getOrCreateViewerPreferences().setDisplayDocTitle(true);
    return new Paper(document, fonts);
  }

  /** One line of text with its baseline at (x, y). */
  write(page: PDFPage, text: string, style: Style, x: number, y: number, angle = 0, opacity = 1): void {
    page.pushOperators(
      pushGraphicsState(),
      setGraphicsState(`Alpha${Math.round(opacity * 100)}`),
      beginText(),
      setFillingColor(style.colour),
      setFontAndSize(style.weight, style.size),
      rotateAndSkewTextRadiansAndTranslate(angle, 0, 0, x, y),
      showText(this.fonts[style.weight].encodeText(text)),
      endText(),
      popGraphicsState(),
    );
    page.node.setExtGState(PDFName.of(`Alpha${Math.round(opacity * 100)}`), this.opacity(opacity));
  }

  /** A wrapped text. */
  paragraph(text: string, style: Style, width: number): Block {
    const lines = wrap(text, style, width);
    const leading = style.size * LEADING;
    return {
      height: lines.length * leading,
      draw: (page, x, top) => {
        lines.forEach((line, index) => {
          this.write(page, line, style, x, top - index * leading - style.size * 1.05);
        });
      },
    };
  }

  /** Puts a block below the last one, parted from it by `above`; on a new page, without it, when it does not fit. */
  place(block: Block, above: Block = space(0)): void {
    const height = above.height + block.height;
    if (block.height > PAGE.height - PAGE.top - PAGE.bottom) throw new TooTallError(block.height);
    if (this.document.getPageCount() === 0 || this.top - height < PAGE.bottom) {
      this.addPage();
      this.draw(block);
    } else {
      this.draw(stack([above, block]));
    }
  }

  /**
   * Draws on each page what needs the number of pages, and writes the file.
   *
   * @returns the PDF; the same contents give the same bytes
   */
  async finish(decorate: (page: PDFPage, number: number, count: number) => void): Promise<Uint8Array> {
    const pages = this.document.getPages();
    pages.forEach((page, index) => {
      decorate(page, index + 1, pages.length);
    });
    return this.document.save({ addDefaultPage: false });
  }

  private draw(block: Block): void {
    block.draw(this.document.getPage(this.document.getPageCount() - 1), PAGE.left, this.top);
    this.top -= block.height;
  }

  private addPage(): void {
    const page = this.document.addPage([PAGE.width, PAGE.height]);
    for (const weight of WEIGHTS) page.node.setFontDictionary(PDFName.of(weight), this.fonts[weight].ref);
    this.top = PAGE.height - PAGE.top;
  }

  private opacity(value: number): PDFRef {
    const { context } = this.document;
    const state = this.states.get(value) ?? context.register(context.obj({ Type: "ExtGState", ca: value }));
    this.states.set(value, state);
    return state;
  }
}
