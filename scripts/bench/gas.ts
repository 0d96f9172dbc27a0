// Named gas points over the real contracts on an in-process chain. Keys, times and texts are fixed, so the figures are too.

import { network } from "hardhat";
import { type Address, type Hex, keccak256, pad, stringToHex, zeroHash } from "viem";
import {
  ActKind,
  type ActParameters,
  type Agreement,
  actDigest,
  actTypedData,
  createAgreement,
  organisationId,
  type SignedActKind,
  statementHash,
  toStruct,
} from "../../sdk/src/exports/core.js";
import {
  accountSigner,
  approvalSigner,
  createRegistryClient,
  nestedSigner,
  type Signer,
  safeApprovalCall,
  safeOwnerApprovalCall,
  safeSigner,
  signSafeMessage,
} from "../../sdk/src/exports/index.js";
import { delegateTo } from "../lib/delegateTo.js";
import { testAccountSigner, testP256Signer, testPasskeySigner, testRsaSigner } from "../lib/signers.js";
import { ascending, deploySafe, deploySignMessageLib, executeSafeTransaction } from "../lib/testSafe.js";

const GENESIS = "2026-01-01T00:00:00Z";
const VALID_UNTIL = 2_000_000_000;
const CROWD = 10_000;
const CROWD_BATCH = 150;
const EMPTY = "0x" as const;
const authorization = { key: EMPTY, deadline: 0, signature: EMPTY } as const;

/**
 * Measures every point.
 *
 * @returns gas by the point's name, as a transaction's receipt has it, or as the call itself uses it for reads
 */
export async function measureGas(): Promise<Record<string, number>> {
  const { viem, networkHelpers } = await network.create({
    network: "local",
    override: { initialDate: GENESIS },
  });
  const [secretariat, manager, ...wallets] = await viem.getWalletClients();
  if (!secretariat || !manager) throw new Error("The simulated chain has no accounts.");
  const client = await viem.getPublicClient();
  const members = await viem.deployContract("MemberRegistry", [secretariat.account.address]);
  const agreements = await viem.deployContract("AgreementRegistry", [members.address]);
  const webAuthn = await viem.deployContract("ERC7913WebAuthnVerifier");
  const p256 = await viem.deployContract("ERC7913P256Verifier");
  const rsa = await viem.deployContract("RSAVerifier");
  const probe = await viem.deployContract("GasProbe");
  const bulk = await viem.deployContract("BulkSignatory");
  const points: Record<string, number> = {};

  const gasOf = async (transaction: Promise<Hex>): Promise<number> => {
    const { gasUsed, status } = await client.waitForTransactionReceipt({ hash: await transaction });
    if (status !== "success") throw new Error("A measured transaction failed.");
    return Number(gasUsed);
  };
  const measure = async (name: string, transaction: Promise<Hex>) => {
    points[name] = await gasOf(transaction);
  };

  // Organisations, each with a signatory that signs and one that sends.
  const managed = { account: manager.account };
  const organisations = Array.from({ length: 6 }, (_, index) => `did:web:party-${index}.example`);
  const signers = new Map<string, ReturnType<typeof testAccountSigner>>();
  const senders = new Map<string, Address>();
  const enrol = (organisation: string, key: Hex) =>
    members.write.addKey([organisationId(organisation), key, 1, 0, 0, authorization], managed);
  for (const [index, organisation] of organisations.entries()) {
    const admission = members.write.admit([organisation, 1, zeroHash, manager.account.address]);
    if (index === 1) await measure("admission of an organisation", admission);
    else await admission;
    const signer = testAccountSigner(organisation);
    const sender = wallets[index]?.account.address as Address;
    signers.set(organisation, signer);
    senders.set(organisation, sender);
    const addition = enrol(organisation, signer.key);
    if (index === 1) await measure("enrolment of a key, by the sender", addition);
    else await addition;
    await enrol(organisation, sender);
  }

  let count = 0;
  const draft = (parties: number, terms: Partial<Agreement> = {}): Agreement =>
    createAgreement({
      title: `Biên bản ghi nhớ số ${++count} / Memorandum ${count}`,
      documents: [keccak256(stringToHex(`document ${count}`))],
      metadata: keccak256(stringToHex(`metadata ${count}`)),
      parties: organisations.slice(0, parties),
      anyPartyCanEnd: true,
      noticeDays: 90,
      ...terms,
    });
  const statement = (organisation: string) => `Đại diện, Giám đốc · ref ${organisation}`;
  const act = (agreement: Agreement, organisation: string, kind: SignedActKind): ActParameters => ({
    kind,
    agreement,
    organisation,
    chainId: client.chain.id,
    registry: agreements.address,
    statement: statement(organisation),
    validUntil: VALID_UNTIL,
  });
  const common = ({ agreement, organisation, kind, validUntil }: ActParameters) => ({
    kind: ActKind[kind],
    seat: [...agreement.parties, ...agreement.witnesses].indexOf(organisation),
    validUntil,
    statement: statementHash(statement(organisation)),
  });
  const requestOf = (parameters: ActParameters) => ({
    typedData: actTypedData(parameters),
    digest: actDigest(parameters),
  });
  const accountAct = async (parameters: ActParameters) => {
    const signature = await signers.get(parameters.organisation)?.sign(requestOf(parameters));
    if (!signature) throw new Error(`${parameters.organisation} has no signer.`);
    const parity = signature.endsWith("1c") ? 1n << 255n : 0n;
    const s = BigInt(`0x${signature.slice(66, 130)}`) | parity;
    return {
      ...common(parameters),
      r: signature.slice(0, 66) as Hex,
      vs: pad(`0x${s.toString(16)}`, { size: 32 }),
    };
  };
  const keyAct = async (parameters: ActParameters, { key, sign }: Signer) => ({
    ...common(parameters),
    key,
    signature: await sign(requestOf(parameters)),
  });
  const sender = (organisation: string) => ({ account: senders.get(organisation) as Address });
  const attestAsSender = (agreement: Agreement, seat: number) => {
    const organisation = agreement.parties[seat] as string;
    return agreements.write.attest(
      [toStruct(agreement), seat, statementHash(statement(organisation))],
      sender(organisation),
    );
  };
  const relayAll = async (agreement: Agreement) =>
    agreements.write.submit([
      toStruct(agreement),
      await Promise.all(agreement.parties.map((party) => accountAct(act(agreement, party, "attest")))),
      [],
    ]);
  const firstSeat = (agreement: Agreement) => agreement.parties[0] as string;
  const argumentsOf = (agreement: Agreement) =>
    [toStruct(agreement), 0, statementHash(statement(firstSeat(agreement)))] as const;

  await relayAll(draft(2));
  const three = draft(3);
  await measure("3 parties, signatures relayed, recorded and in force", relayAll(three));
  await measure("2 parties, signatures relayed, recorded and in force", relayAll(draft(2)));

  const sent = draft(3);
  await measure("first attestation, by the sender", attestAsSender(sent, 0));
  await measure("attestation by the sender, 3 parties on record", attestAsSender(sent, 1));
  await measure("last attestation, by the sender", attestAsSender(sent, 2));
  const successor = draft(3, { supersedes: (await agreements.read.idOf([toStruct(sent)])) as Hex });
  await measure(
    "amendment, 3 signatures relayed, predecessor superseded",
    agreements.write.submitAmendment([
      toStruct(successor),
      toStruct(sent),
      await Promise.all(successor.parties.map((party) => accountAct(act(successor, party, "attest")))),
      [],
    ]),
  );
  await measure(
    "notice of one party, by the sender",
    agreements.write.terminate(argumentsOf(three), sender(firstSeat(three))),
  );
  const joint = draft(2, { anyPartyCanEnd: false, noticeDays: 0 });
  await relayAll(joint);
  await measure(
    "first consent to the end, by the sender",
    agreements.write.terminate(argumentsOf(joint), sender(firstSeat(joint))),
  );
  const refused = draft(2);
  await attestAsSender(refused, 0);
  await measure(
    "refusal, by the sender",
    agreements.write.decline(argumentsOf(refused), sender(firstSeat(refused))),
  );
  await measure("dispute, by the sender", agreements.write.dispute(argumentsOf(joint), managed));
  await measure("anchor of a root", agreements.write.anchor([keccak256("0x01")]));

  // Every kind of key relays the same act: the first attestation of a two-party agreement that is on record.
  const wallet = await viem.getWalletClient(secretariat.account.address);
  const registry = createRegistryClient(
    {
      chainId: client.chain.id,
      request: (request) => client.request(request as Parameters<typeof client.request>[0]),
      account: undefined,
    },
    {
      deployment: {
        chainId: client.chain.id,
        agreements: agreements.address,
        members: members.address,
        deployBlock: 0,
      },
    },
  );
  const owners = ascending(
    ["first", "second", "third"].map((name) => testAccountSigner(`safe owner, ${name}`).account),
  );
  const two = owners.slice(0, 2);
  const newSafe = () => deploySafe(wallet, { owners: owners.map(({ address }) => address), threshold: 2 });
  const chainId = client.chain.id;
  const offChain = await newSafe();
  const onChain = await newSafe();
  const byHash = await newSafe();
  const library = await deploySignMessageLib(wallet);
  const delegating = testAccountSigner("delegating");
  const delegate = await viem.deployContract("OwnedWallet", [manager.account.address]);
  await delegateTo(wallet, delegating.account, delegate.address);
  const owner = testAccountSigner("owner of a nested wallet");
  const newNested = async (form: "typedData" | "personal") => {
    const { address } = await viem.deployContract("NestedWallet", [owner.key]);
    return nestedSigner(registry, { wallet: address, owner, form });
  };
  const kinds: [string, Signer][] = [
    ["account (ECDSA), key named", testAccountSigner("named")],
    ["account with delegated code (EIP-7702), key named", delegating],
    ["P-256", testP256Signer("bench", p256.address)],
    ["passkey (WebAuthn)", testPasskeySigner("bench", webAuthn.address)],
    ["RSA-2048", testRsaSigner(2048, rsa.address)],
    ["RSA-3072", testRsaSigner(3072, rsa.address)],
    ["RSA-4096", testRsaSigner(4096, rsa.address)],
    [
      "Safe 2 of 3",
      safeSigner(registry, {
        safe: offChain,
        collect: (contents) =>
          Promise.all(
            two.map((account) =>
              signSafeMessage({ safe: offChain, chainId, contents, owner: accountSigner({ account }) }),
            ),
          ),
      }),
    ],
    [
      "Safe 2 of 3, owners approved on chain",
      safeSigner(registry, {
        safe: byHash,
        collect: async (contents) => {
          for (const { address } of two) {
            const call = safeOwnerApprovalCall({ safe: byHash, chainId, contents });
            await networkHelpers.impersonateAccount(address);
            await networkHelpers.setBalance(address, 10n ** 18n);
            const sender = await viem.getWalletClient(address);
            await client.waitForTransactionReceipt({ hash: await sender.sendTransaction(call) });
          }
          return two.map(({ address }) => ({ owner: address, signature: EMPTY }));
        },
      }),
    ],
    [
      "Safe 2 of 3, approved on chain",
      approvalSigner(registry, {
        wallet: onChain,
        approve: (contents) =>
          executeSafeTransaction(wallet, {
            safe: onChain,
            ...safeApprovalCall({ library, contents }),
            owners: two,
          }),
      }),
    ],
    ["nested typed data (ERC-7739)", await newNested("typedData")],
    ["nested personal message (ERC-7739)", await newNested("personal")],
  ];
  for (const [name, signer] of kinds) {
    const agreement = draft(2);
    await attestAsSender(agreement, 0);
    const organisation = agreement.parties[1] as string;
    await enrol(organisation, signer.key);
    await measure(
      `relayed attestation, ${name}`,
      agreements.write.submit([
        toStruct(agreement),
        [],
        [await keyAct(act(agreement, organisation, "attest"), signer)],
      ]),
    );
  }

  const [used, inForce] = await probe.read.gasOfIsInForce([
    agreements.address,
    await agreements.read.idOf([toStruct(joint)]),
  ]);
  if (!inForce) throw new Error("The agreement that was asked for is not in force.");
  points["isInForce, cold, read by another contract"] = Number(used);

  // The same transaction again, from the same state but for the agreements of others: nothing may have grown.
  const late = draft(3);
  const snapshot = await networkHelpers.takeSnapshot();
  const alone = await gasOf(relayAll(late));
  await snapshot.restore();
  await members.write.admit(["did:web:crowd.example", 1, zeroHash, manager.account.address]);
  await enrol("did:web:crowd.example", bulk.address);
  const crowded = createAgreement({
    title: "Đông / Crowd",
    documents: [keccak256("0x02")],
    metadata: keccak256("0x03"),
    parties: ["did:web:crowd.example", organisations[0] as string],
  });
  const crowdSeat = crowded.parties.indexOf("did:web:crowd.example");
  const pattern = { ...toStruct(crowded), parties: [...toStruct(crowded).parties] };
  if (crowdSeat !== 0) throw new Error("The crowd's organisation has not the first seat.");
  for (let first = 1; first <= CROWD; first += CROWD_BATCH) {
    await bulk.write.attestMany([
      agreements.address,
      pattern,
      BigInt(first),
      BigInt(Math.min(CROWD_BATCH, CROWD - first + 1)),
    ]);
  }
  const amongMany = await gasOf(relayAll(late));
  points[`3 parties, among ${CROWD.toLocaleString("en")} agreements more, gas added`] = amongMany - alone;
  return points;
}
