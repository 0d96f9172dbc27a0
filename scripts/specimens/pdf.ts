import type { PDFPage } from "@cantoo/pdf-lib";
import {
  announcedAtFounding,
  type Facts,
  type Instrument,
  type LanguageText,
  type Organisation,
  type PartialDate,
  type Person,
} from "./facts.js";
import {
  type Block,
  beside,
  boxed,
  COLOUR,
  CONTENT_WIDTH,
  lineWidth,
  PAGE,
  Paper,
  rule,
  type Style,
  space,
  stack,
} from "./paper.js";
import {
  country,
  date,
  INSTRUMENT_KIND,
  instrumentTitle,
  ORGANISATION_KIND,
  place,
  remark,
  STAMP,
  STATEMENT,
  topic,
  unknownPart,
} from "./wording.js";

const LABEL_WIDTH = 112;
const BODY_OFFSET = LABEL_WIDTH + 18;
const BODY_WIDTH = CONTENT_WIDTH - BODY_OFFSET;

const style = (weight: Style["weight"], size: number, colour = COLOUR.ink): Style => ({
  weight,
  size,
  colour,
});
const VI = style("regular", 9.5);
const EN = style("italic", 9, COLOUR.muted);
const STRONG = style("semibold", 9.5);
const FINE = style("regular", 8, COLOUR.muted);
const FINE_EN = style("italic", 8, COLOUR.muted);

/** Stands between two parts of a page. */
const PARTING = stack([rule(CONTENT_WIDTH), space(8)]);

/** Vietnamese first, English below; once when both are the same. */
function bilingual(paper: Paper, text: LanguageText, width: number, vi = VI, en = EN): Block {
  const first = paper.paragraph(text.vi, vi, width);
  return text.en === text.vi ? first : stack([first, paper.paragraph(text.en, en, width)], 1);
}

/** A doubt of the facts, so that nobody takes the line above it for settled. */
function doubtBlock(paper: Paper, doubt: string, width: number): Block {
  const text = remark(doubt);
  const inner = width - 20;
  return boxed(
    stack(
      [
        paper.paragraph(`Nghi vấn: ${text.vi}`, style("regular", 8.5, COLOUR.doubt), inner),
        paper.paragraph(`Doubt: ${text.en}`, style("italic", 8.5, COLOUR.doubt), inner),
      ],
      1,
    ),
    width,
    COLOUR.doubt,
    COLOUR.doubtGround,
    5,
  );
}

/** A labelled row of the sheet; its blocks may be parted over two pages, between them only. */
function placeRow(paper: Paper, label: LanguageText, blocks: readonly Block[]): void {
  const labels = stack(
    [
      paper.paragraph(label.vi, style("semibold", 9, COLOUR.accent), LABEL_WIDTH),
      paper.paragraph(label.en, style("italic", 8.5, COLOUR.muted), LABEL_WIDTH),
    ],
    0,
  );
  blocks.forEach((block, index) => {
    const body: [number, Block] = [BODY_OFFSET, block];
    const row = index === 0 ? beside([0, labels], body) : beside(body);
    const above = index === 0 ? PARTING : space(0);
    paper.place(stack([row, space(index === blocks.length - 1 ? 9 : 7)]), above);
  });
}

function partyBlock(paper: Paper, party: Organisation, number: number): Block {
  const indent = 16;
  const width = BODY_WIDTH - indent;
  const kind = ORGANISATION_KIND[party.kind];
  const land = party.country
    ? country(party.country)
    : { vi: "quốc gia không được nêu", en: "country not given" };
  const landBoth = land.vi === land.en ? land.vi : `${land.vi} / ${land.en}`;
  const lines = [
    bilingual(paper, party.name, width, STRONG, EN),
    paper.paragraph(`${landBoth} · ${kind.vi} / ${kind.en} · ${party.key}`, FINE, width),
  ];
  if (party.doubt) lines.push(space(2), doubtBlock(paper, party.doubt, width));
  return beside(
    [0, paper.paragraph(`${number}`, style("semibold", 9.5, COLOUR.accent), indent)],
    [indent, stack(lines, 1)],
  );
}

/** The date in words and as written in the facts, partial when it is partial. */
function dateBlock(paper: Paper, value: PartialDate): Block {
  const words = date(value);
  const unknown = unknownPart(value);
  const full = unknown ? { vi: `${words.vi} (${unknown.vi})`, en: `${words.en} (${unknown.en})` } : words;
  return stack([bilingual(paper, full, BODY_WIDTH), paper.paragraph(value, FINE, BODY_WIDTH)], 1);
}

function personBlock(paper: Paper, person: Person, of?: Organisation): Block {
  const { vi, en } = person.capacity;
  const lines = [
    paper.paragraph(person.name, STRONG, BODY_WIDTH),
    paper.paragraph(`${vi} / ${en}`, FINE, BODY_WIDTH),
  ];
  if (of) lines.push(bilingual(paper, of.name, BODY_WIDTH, FINE, FINE_EN));
  return stack(lines, 1);
}

function eventBlock(paper: Paper, instrument: Instrument, { alliance }: Facts, atFounding: boolean): Block {
  if (!atFounding) {
    const text = { vi: "Không được nêu riêng; xem mục Nguồn tin.", en: "Not given as such; see Sources." };
    return bilingual(paper, text, BODY_WIDTH);
  }
  const where = place(alliance.place);
  const kind = INSTRUMENT_KIND[instrument.kind];
  return stack(
    [
      bilingual(
        paper,
        { vi: `${alliance.event.vi}; ${where.vi}`, en: `${alliance.event.en}; ${where.en}` },
        BODY_WIDTH,
      ),
      bilingual(
        paper,
        {
          vi: `${kind.vi} được công bố cùng dịp thành lập ${alliance.name.vi}.`,
          en: `${kind.en} announced with the founding of the ${alliance.name.en}.`,
        },
        BODY_WIDTH,
        FINE,
        FINE_EN,
      ),
    ],
    3,
  );
}

function placeRows(paper: Paper, instrument: Instrument, facts: Facts): void {
  const { alliance } = facts;
  const atFounding = announcedAtFounding(instrument);
  const say = (text: LanguageText) => bilingual(paper, text, BODY_WIDTH);

  placeRow(
    paper,
    { vi: "Các bên", en: "Parties" },
    instrument.parties.map((party, index) => partyBlock(paper, party, index + 1)),
  );
  placeRow(paper, { vi: "Nội dung", en: "Subject" }, [
    say(instrument.subject ?? { vi: "Bản tin không nêu nội dung.", en: "The report gives no subject." }),
  ]);
  const topics = instrument.topics.map(topic);
  placeRow(paper, { vi: "Chủ đề", en: "Topics" }, [
    say(
      topics.length > 0
        ? { vi: topics.map(({ vi }) => vi).join(" · "), en: topics.map(({ en }) => en).join(" · ") }
        : { vi: "Không có.", en: "None." },
    ),
  ]);
  placeRow(paper, { vi: "Ngày", en: "Date" }, [dateBlock(paper, instrument.date)]);
  if (instrument.until) placeRow(paper, { vi: "Đến", en: "Until" }, [dateBlock(paper, instrument.until)]);
  placeRow(paper, { vi: "Địa điểm", en: "Place" }, [
    say(
      instrument.place
        ? place(instrument.place)
        : { vi: "Không được nêu riêng cho văn kiện này.", en: "Not given for this instrument." },
    ),
  ]);
  placeRow(paper, { vi: "Sự kiện", en: "Event" }, [eventBlock(paper, instrument, facts, atFounding)]);
  placeRow(
    paper,
    { vi: "Người ký", en: "Signatories" },
    instrument.signatories.length > 0
      ? instrument.signatories.map((signatory) => personBlock(paper, signatory, signatory.organisation))
      : [say({ vi: "Các bản tin không nêu tên người ký.", en: "The reports name no signatory." })],
  );
  if (atFounding) {
    const limit = {
      vi: "Được nêu là người chứng kiến việc thành lập liên minh, không phải là người làm chứng cho văn kiện này.",
      en: "Named as witnesses of the alliance's founding, not as witnesses of this instrument.",
    };
    placeRow(paper, { vi: "Có mặt tại sự kiện", en: "Present at the event" }, [
      stack(
        [
          ...alliance.witnesses.map((witness) => personBlock(paper, witness)),
          bilingual(paper, limit, BODY_WIDTH, FINE, FINE_EN),
        ],
        5,
      ),
    ]);
  }
  if (instrument.doubt) {
    placeRow(paper, { vi: "Nghi vấn", en: "Doubts" }, [doubtBlock(paper, instrument.doubt, BODY_WIDTH)]);
  }
  placeRow(
    paper,
    { vi: "Nguồn tin", en: "Sources" },
    instrument.sources.map((source) => {
      const about = remark(source.about);
      const head = paper.paragraph(`${source.id} · ${source.reported}`, STRONG, BODY_WIDTH);
      const lines = [head, bilingual(paper, about, BODY_WIDTH, FINE, FINE_EN)];
      if (source.url)
        lines.push(paper.paragraph(source.url, style("regular", 7.5, COLOUR.accent), BODY_WIDTH));
      return stack(lines, 1);
    }),
  );
}

/** The lines to sign on, below the party's name. */
function signatureLines(paper: Paper, width: number): Block {
  const label = (text: LanguageText): Block => {
    const caption = `${text.vi} / ${text.en}`;
    const at = lineWidth(caption, FINE) + 6;
    const line: Block = { height: 0, draw: (page, x, top) => rule(width - at).draw(page, x + at, top - 10) };
    return stack([beside([0, paper.paragraph(caption, FINE, width)], [0, line]), space(5)]);
  };
  const blank: Block = {
    height: 42,
    draw(page, x, top) {
      const text = `${STAMP.vi} · ${STAMP.en}`;
      paper.write(page, text, style("semibold", 8, COLOUR.stamp), x, top - 32, 0, 0.55);
      rule(width).draw(page, x, top - 38);
    },
  };
  return stack([
    blank,
    paper.paragraph("Chữ ký / Signature", FINE, width),
    space(5),
    label({ vi: "Họ tên", en: "Name" }),
    label({ vi: "Chức vụ", en: "Capacity" }),
    label({ vi: "Ngày", en: "Date" }),
  ]);
}

function placeSignatures(paper: Paper, parties: readonly Organisation[]): void {
  const gap = 28;
  const width = (CONTENT_WIDTH - gap) / 2;
  const heading = stack([
    paper.paragraph(
      "Phần ký, để trống trong bản mẫu / Signatures, left blank in the specimen",
      style("semibold", 9, COLOUR.accent),
      CONTENT_WIDTH,
    ),
    space(8),
  ]);
  const lines = signatureLines(paper, width);
  for (let index = 0; index < parties.length; index += 2) {
    const pair = parties.slice(index, index + 2);
    const columns = (blockOf: (party: Organisation) => Block) =>
      beside(...pair.map((party, column): [number, Block] => [column * (width + gap), blockOf(party)]));
    const name = style("semibold", 9);
    const row = stack([
      columns((party) => bilingual(paper, party.name, width, name, style("italic", 8.5, COLOUR.muted))),
      columns(() => lines),
      space(14),
    ]);
    if (index === 0) paper.place(stack([heading, row]), PARTING);
    else paper.place(row);
  }
}

/** What every page carries: the stamp across it, the statement, the key and the page number. */
function decorate(paper: Paper, key: string, page: PDFPage, number: number, count: number): void {
  const right = (text: string, face: Style, y: number) => {
    paper.write(page, text, face, PAGE.width - PAGE.right - lineWidth(text, face), y);
  };
  const angle = Math.atan2(PAGE.height, PAGE.width);
  const stamp = style("semibold", 92, COLOUR.stamp);
  [STAMP.vi, STAMP.en].forEach((text, index) => {
    const along = -lineWidth(text, stamp) / 2;
    const across = index === 0 ? 22 : -88;
    const x = PAGE.width / 2 + along * Math.cos(angle) - across * Math.sin(angle);
    const y = PAGE.height / 2 + along * Math.sin(angle) + across * Math.cos(angle);
    paper.write(page, text, stamp, x, y, angle, 0.12);
  });
  const head = PAGE.height - 46;
  paper.write(page, `${STAMP.vi} · ${STAMP.en}`, style("semibold", 8.5, COLOUR.stamp), PAGE.left, head);
  right(key, style("semibold", 8.5, COLOUR.accent), head);
  rule(CONTENT_WIDTH).draw(page, PAGE.left, head - 8);
  rule(CONTENT_WIDTH).draw(page, PAGE.left, 62);
  paper.write(page, STATEMENT.vi, style("regular", 7.5, COLOUR.stamp), PAGE.left, 49);
  paper.write(page, STATEMENT.en, style("italic", 7.5, COLOUR.stamp), PAGE.left, 38.5);
  right(`Trang ${number}/${count}`, style("regular", 7.5, COLOUR.muted), 49);
  right(`Page ${number} of ${count}`, style("italic", 7.5, COLOUR.muted), 38.5);
}

/**
 * Makes the specimen of one instrument: an A4 PDF, Vietnamese first and English below, stamped on every page.
 *
 * It says only what the facts say: a partial date stays partial, what the reports leave out is named as left
 * out, and each doubt stands beside what it concerns.
 *
 * @param instrument the instrument
 * @param facts the facts it belongs to
 * @returns the bytes of the file; the same facts always give the same bytes
 * @throws WordingError when a text of the facts has no rendering in the other language
 * @throws GlyphError when the font lacks a character
 * @throws TooTallError when one text alone is longer than a page
 */
export async function makeSpecimen(instrument: Instrument, facts: Facts): Promise<Uint8Array> {
  const title = instrumentTitle(instrument);
  const kind = INSTRUMENT_KIND[instrument.kind];
  const reported = instrument.sources.map((source) => source.reported).sort();
  const paper = await Paper.open({
    title: `${instrument.key} · ${title.vi} · ${title.en} (${STAMP.vi} / ${STAMP.en})`,
    subject: `${STATEMENT.vi} ${STATEMENT.en}`,
    // A specimen is as old as the last report it is made from.
    date: reported.at(-1) ?? instrument.date,
  });
  const both = `${kind.vi} / ${kind.en}`;
  const inner = CONTENT_WIDTH - 24;
  paper.place(
    stack([
      paper.paragraph(both.toUpperCase(), style("semibold", 8.5, COLOUR.accent), CONTENT_WIDTH),
      space(4),
      paper.paragraph(title.vi, style("semibold", 18), CONTENT_WIDTH),
      space(2),
      paper.paragraph(title.en, style("italic", 12, COLOUR.muted), CONTENT_WIDTH),
      space(12),
      boxed(
        stack(
          [
            paper.paragraph(STATEMENT.vi, style("semibold", 9, COLOUR.stamp), inner),
            paper.paragraph(STATEMENT.en, style("italic", 9, COLOUR.stamp), inner),
          ],
          1,
        ),
        CONTENT_WIDTH,
        COLOUR.stamp,
        COLOUR.notice,
      ),
      space(14),
    ]),
  );
  placeRows(paper, instrument, facts);
  placeSignatures(paper, instrument.parties);
  return paper.finish((page, number, count) => decorate(paper, instrument.key, page, number, count));
}

/**
 * The forger's work: the specimen with its date moved by one day, month or year, and nothing else changed.
 *
 * @param instrument the instrument
 * @param facts the facts it belongs to
 * @returns a PDF that opens and looks like the specimen, with other bytes
 */
export function makeTamperedSpecimen(instrument: Instrument, facts: Facts): Promise<Uint8Array> {
  const parts = instrument.date.split("-");
  const last = parts.at(-1) ?? "";
  const moved = String(Number(last) > 1 ? Number(last) - 1 : Number(last) + 1).padStart(last.length, "0");
  return makeSpecimen({ ...instrument, date: [...parts.slice(0, -1), moved].join("-") }, facts);
}
