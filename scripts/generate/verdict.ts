import { codeTexts } from "../../sdk/src/verify/texts.js";

const codes = Object.entries(codeTexts).map(([code, { en, vi }]) => `| \`${code}\` | ${en} | ${vi} |`);

/**
 * The page on verdicts: written here, with the codes' texts from the SDK.
 *
 * @returns contents by path, relative to the project's root
 */
export async function generate(): Promise<Record<string, string>> {
  return {
    "docs/verdict.md": `# The verdict

Generated. \`verifyAgreement\` takes what a verifier holds (a document or its SHA-256, an id, the agreement, metadata or a disclosure, acts, texts of
statements) and asks one endpoint or several; \`verifyEvidence\` takes an [evidence file](evidence.md) and asks for one block hash at most. Both return \`facts\`, all that was found out and what was not, and \`judgement\`, what follows from them by \`judge(facts, policy)\`, a pure function.

## Two answers that are never mixed

**Authenticity**, overall and for each seat, in the words of ETSI EN 319 102-1: is this what the parties signed?

- \`TOTAL_FAILED\`: the evidence contradicts what it claims to be. A document, metadata document or agreement was changed, or an evidence
  file is broken or does not hang together. Nothing else fails.
- \`INDETERMINATE\`: it is not known, not yet, or not for a verifier to decide. Something could not be checked; nothing is on record here; a party has not
  attested, or declined; an organisation disputes its own attestation; the latest change is not final.
- \`TOTAL_PASSED\`: every required check passed.

**In force**: \`yes\`, \`no\` or \`unknown\`, *as of* the time of the block that was read. An agreement that has expired, was ended or superseded is not in force,
and what its parties signed stays authentic. The verifier's clock can turn yes into no, never no into yes; \`stale\` marks an answer whose block is
older than the policy's \`maxAge\`. An agreement that is not on record here is \`unknown\`, not \`no\`.

## Checks

Always these, always in this order; each is \`passed\`, \`failed\`, \`inconclusive\` or \`notChecked\`. \`subIndication\` is the code of the first that failed; else of
the first required one that was inconclusive; else of the first required one that was not made.

| check | question | required |
|---|---|---|
| \`integrity\` | Is the document, byte for byte, one that the agreement names? Do agreement, id and metadata belong together? | always |
| \`registration\` | Is the agreement on record in this registry? | always |
| \`authority\` | Was each key that attested a signatory's of its organisation at that time? Do the acts lead to the hash that the registry keeps? | always |
| \`signatures\` | Have all parties attested? (\`requireWitnesses\`: and all witnesses?) | always |
| \`disputes\` | Does no organisation dispute its attestation? (\`acceptDisputed\`) | always |
| \`identity\` | Do the organisations' own web documents name this registry and the keys? Only where the verifier asks, see [identity.md](identity.md) | with \`requireIdentity\` |
| \`finality\` | Is what is recorded the same at the last final block? (\`{ confirmations: n }\`: do so many blocks stand on the last act?) | unless \`finality: "latest"\` |
| \`chainTrust\` | Right chain, the registry's code in place, one block that stood throughout? | always |

A seat takes over the checks that concern document and chain, and adds its own: whether it attested, with which key, and whether it disputes that.
What its own host says stands beside it as \`identity\`: \`asked\`, as the verifier was told; \`recorded\`, as an evidence file has it, for which nobody vouches; \`changed\`, whether these differ.
Another seat's missing signature or dispute is no mark against it. Suspension and revocation after an attestation are shown and change nothing.

**Signatures.** From an evidence file each seat that attested says how its act is proved by itself (\`signature\`): \`valid\`, with the kind of its key; \`unknown\`, where the verifier does not know the key's verifier contract; \`none\`,
where the file shows none and the registry's record alone proves the act. A bad one fails the file. \`renewal\` says from when on a signature by itself proves nothing any more, and why (see [evidence.md](evidence.md)); that time changes no check.

**Trust** says who has to be believed. \`one-rpc\`: one endpoint. Lists are checked against hashes in the contract's state, so it can leave nothing out and alter no
history unseen; it could still lie about the state itself. \`k-of-n\`: several endpoints gave the same answers (\`createQuorumPort\`); two that contradict each other make the answer \`INDETERMINATE\`, and the error
names who said what. \`proof-given-hash\`, \`proof-one-rpc\`, \`proof-k-of-n\`, \`proof-light-client\`: an [evidence file](evidence.md), proved against a block hash from that source. \`none\`: a file on its own.

## Policies

| member | asks that | default |
|---|---|---|
| \`finality\` | what is recorded stands in a final block (\`finalized\`), under so many blocks (\`{ confirmations: n }\`), or in the newest (\`latest\`) | \`finalized\` |
| \`trust\` | the answers come from one of these levels of trust | any but \`none\` |
| \`requireIdentity\` | each organisation's web document confirms it; with a \`fetch\`, or as an evidence file records it where that is accepted | no |
| \`acceptRecordedIdentity\` | nothing: what an evidence file records of the hosts, and of who managed the organisations, is taken for true where no \`fetch\` was given | no |
| \`requireWitnesses\` | witnesses have attested too | no |
| \`kinds\` | organisations attested as one of these kinds | all |
| \`disclosed\` | these values of the metadata are shown | none |
| \`acceptDisputed\` | nothing: a disputed attestation passes | no |
| \`maxAge\` | seconds after which an answer about force is marked as stale | 3,600 |

A policy with any other member, or with a value of another type, is refused (\`VERIFY_INPUT_INVALID\`): a slip in it must not ask for less.

\`{ confirmations: n }\` counts the blocks from that of the last act, which is the first, up to the one that was read; an endpoint that moves the act to another block is caught by the block's
time, which the acts head hashes, as far as blocks differ in their seconds. \`facts.confirmations\` keeps the number, so that stored facts can be judged by another. In evidence no blocks are counted: who vouches for its block as final satisfies any number.

On a [rollup](evidence.md#rollups) that is known, \`trust.rollup\` says what finality means there: \`l1-finalized\`, what is recorded is derived from data that is final on the chain below; \`sequencer\`, it is the sequencer's word so far.
Confirmations are blocks of the rollup, so they too are the sequencer's word.

A policy decides about authenticity; the answer about force stands beside it, with its own time, and says nothing of whether its source is accepted.

## Lists

\`listAgreements\`, \`listAgreementsByDocument\` and \`listOrganisations\` say whose word it is that nothing is missing, in the same words (\`trust\`), and as of which block (\`blockNumber\`, \`time\`). Without \`headers\` that is the endpoint's own: it cannot leave out, alter or add an entry against the journal that it shows, but could
show a journal to match. With \`headers\` (\`finalizedHeaders\`, \`givenHash\` with the block's number, or a source of your own, see [evidence.md](evidence.md)) what the list is compared with is proved by \`eth_getProof\` against a block for which that source vouches, and the code at the address with it:

| list | proved | complete where |
|---|---|---|
| \`listAgreements\` | the journal's word | \`journal.complete\`: every \`RecordChanged\` event replays to it |
| \`listAgreementsByDocument\` | the journal's word | the same, and the endpoint gives the terms of every agreement in the journal; terms lead to the id, so which documents they name is no one's word. Those it withholds are named (\`withheld\`) |
| \`listOrganisations\` | count, ids, kinds, suspensions and profiles | always: one that is missing or misstated is refused with an error; the identifiers lead to the ids |

A list that could not be proved is an error, never an answer. What a proof cannot say: that nothing was recorded after its block; an endpoint may name an old final block, which \`blockNumber\` shows. Keys, suspensions in the past and the time of an act come from events or from the acts head of one
agreement (\`listActs\`, [evidence](evidence.md)); no journal covers the events of the member registry. \`findAgreementsByDocument\` asks for the events of one document only: what it finds is on record, and what it does not find proves nothing.

\`mou list\` and \`mou org list\` take the source of the hash as \`--headers <url>\`, a light client on the same machine, or as \`--block <number> --block-hash <hash>\`.

## Codes

Where something could not be checked, the code is that of the error: see [errors.md](errors.md). These are the verdict's own:

| code | English | Tiếng Việt |
|---|---|---|
${codes.join("\n")}
`,
  };
}
