import { expect } from "chai";
import {
  type Account,
  type Address,
  createWalletClient,
  type Hex,
  http,
  type PrivateKeyAccount,
  publicActions,
} from "viem";
import { privateKeyToAccount } from "viem/accounts";
import { hardhat } from "viem/chains";
import { delegateTo } from "../../../scripts/lib/delegateTo.js";
import {
  testAccountSigner,
  testP256Signer,
  testPasskeySigner,
  testRsaSigner,
} from "../../../scripts/lib/signers.js";
import {
  deploySafe,
  deploySignMessageLib,
  deployUnheardOwner,
  executeSafeTransaction,
} from "../../../scripts/lib/testSafe.js";
import {
  accountSigner,
  approvalSigner,
  combineSafeSignatures,
  getSafe,
  nestedSigner,
  type SafeSignature,
  type Signer,
  type SigningRequest,
  safeApprovalCall,
  safeMessage,
  safeOwnerApprovalCall,
  safeSigner,
  signSafeMessage,
} from "../../../sdk/src/exports/index.js";
import { minhuocActions } from "../../../sdk/src/exports/viem.js";
import { connections } from "./connections.js";
import { behavesAsSigner, type SignerKind } from "./signers.behavior.js";
import { admitMember, draft, failure, type Stage, setStage, statement } from "./stage.js";

const walletOf = (stage: Stage, account: Account = privateKeyToAccount(stage.privateKey(0))) =>
  createWalletClient({ account, chain: hardhat, transport: http(stage.rpc) });

const verifier = ({ deployment: { verifiers } }: Stage, kind: "p256" | "webauthn" | "rsa"): Address => {
  const address = verifiers?.[kind];
  if (!address) throw new Error(`The verifier of ${kind} is not deployed.`);
  return address;
};

type TestSafe = { safe: Address; owners: PrivateKeyAccount[] };

async function makeSafe(stage: Stage, seed: string, further: readonly Address[] = []): Promise<TestSafe> {
  const owners = ["first", "second", "third"]
    .slice(further.length)
    .map((name) => testAccountSigner(`${seed} ${name} owner`).account);
  const addresses = [...owners.map(({ address }) => address), ...further];
  return { safe: await deploySafe(walletOf(stage), { owners: addresses, threshold: 2 }), owners };
}

const signAs = ({ safe }: Pick<TestSafe, "safe">, contents: SigningRequest, owner: Signer) =>
  signSafeMessage({ safe, chainId: hardhat.id, contents, owner });

async function sendAs(stage: Stage, account: Account, call: { to: Address; data: Hex }): Promise<void> {
  await stage.clock.setBalance({ address: account.address, value: 10n ** 18n });
  const wallet = walletOf(stage, account).extend(publicActions);
  await wallet.waitForTransactionReceipt({ hash: await wallet.sendTransaction(call) });
}

/** Accounts that the node itself signs with, as a wallet does; the first ones are the stage's own. */
let lent = 10;

/** The account of a client over JSON-RPC, which signs with `eth_signTypedData_v4`. */
async function walletSigner(stage: Stage): Promise<Signer> {
  const { address } = privateKeyToAccount(stage.privateKey(lent++));
  const client = createWalletClient({ account: address, chain: hardhat, transport: http(stage.rpc) });
  const { registryClient } = client.extend(minhuocActions({ deployment: stage.deployment }));
  const account = await registryClient.account?.();
  if (!account) throw new Error("The client has no account.");
  return accountSigner({ account });
}

const kinds: SignerKind[] = [
  { name: "an account", make: async (_, seed) => testAccountSigner(seed) },
  { name: "an account in a wallet", make: walletSigner },
  {
    name: "an account with delegated code (EIP-7702)",
    make: async (stage, seed) => {
      const signer = testAccountSigner(seed);
      const foreign = testAccountSigner("owner of the delegate").account.address;
      await delegateTo(walletOf(stage), signer.account, await stage.deploy("OwnedWallet", [foreign]));
      return signer;
    },
  },
  {
    name: "a Safe, its owners off chain",
    make: async (stage, seed) => {
      const safe = await makeSafe(stage, seed);
      return safeSigner(stage.reader.registryClient, {
        safe: safe.safe,
        // One after another, in whatever order.
        collect: async (contents) => {
          const [second, first] = safe.owners.slice(0, 2).map((account) => accountSigner({ account }));
          return [
            await signAs(safe, contents, first as Signer),
            await signAs(safe, contents, second as Signer),
          ];
        },
      });
    },
  },
  {
    name: "a Safe, by eth_sign and by a contract that owns it",
    make: async (stage, seed) => {
      const inner = await makeSafe(stage, `${seed} inner`);
      const outer = await makeSafe(stage, seed, [inner.safe]);
      const client = stage.reader.registryClient;
      const innerSigner = safeSigner(client, {
        safe: inner.safe,
        collect: (contents) =>
          Promise.all(
            inner.owners.slice(1).map((account) => signAs(inner, contents, accountSigner({ account }))),
          ),
      });
      return safeSigner(client, {
        safe: outer.safe,
        collect: async (contents) => {
          const [account] = outer.owners as [PrivateKeyAccount];
          const { digest } = safeMessage({ safe: outer.safe, chainId: hardhat.id, contents });
          const signature = await account.signMessage({ message: { raw: digest } });
          return [await signAs(outer, contents, innerSigner), { owner: account.address, signature }];
        },
      });
    },
  },
  {
    name: "a Safe, its owners on chain",
    make: async (stage, seed) => {
      const { safe, owners } = await makeSafe(stage, seed);
      return safeSigner(stage.reader.registryClient, {
        safe,
        collect: async (contents) => {
          const signed: SafeSignature[] = [];
          for (const owner of owners.slice(1)) {
            await sendAs(stage, owner, safeOwnerApprovalCall({ safe, chainId: hardhat.id, contents }));
            signed.push({ owner: owner.address, signature: "0x" });
          }
          return signed;
        },
      });
    },
  },
  {
    name: "a Safe, approved on chain",
    make: async (stage, seed) => {
      const { safe, owners } = await makeSafe(stage, seed);
      const wallet = walletOf(stage);
      const library = await deploySignMessageLib(wallet);
      return approvalSigner(stage.reader.registryClient, {
        wallet: safe,
        approve: (contents) =>
          executeSafeTransaction(wallet, {
            safe,
            ...safeApprovalCall({ library, contents }),
            owners: owners.slice(0, 2),
          }),
      });
    },
  },
  ...(["typedData", "personal"] as const).map((form) => ({
    name: `a wallet of nested messages (ERC-7739), ${form}`,
    make: async (stage: Stage, seed: string) => {
      const owner = testAccountSigner(`${seed} owner`);
      const wallet = await stage.deploy("NestedWallet", [owner.key]);
      return nestedSigner(stage.reader.registryClient, { wallet, owner, form });
    },
  })),
  {
    name: "a wallet of nested messages (ERC-7739), its owner in a wallet",
    make: async (stage) => {
      const owner = await walletSigner(stage);
      const wallet = await stage.deploy("NestedWallet", [owner.key]);
      return nestedSigner(stage.reader.registryClient, { wallet, owner });
    },
  },
  {
    name: "a wallet of nested messages (ERC-7739), owned by a passkey",
    make: async (stage, seed) => {
      const owner = testPasskeySigner(`${seed} owner`, verifier(stage, "webauthn"));
      const wallet = await stage.deploy("NestedWallet", [owner.key]);
      return nestedSigner(stage.reader.registryClient, { wallet, owner });
    },
  },
  {
    name: "a passkey",
    make: async (stage, seed) => testPasskeySigner(seed, verifier(stage, "webauthn")),
  },
  { name: "a P-256 key", make: async (stage, seed) => testP256Signer(seed, verifier(stage, "p256")) },
  ...[2048, 3072, 4096].map((bits) => ({
    name: `an RSA-${bits} key`,
    make: async (stage: Stage, seed: string) => testRsaSigner(bits, verifier(stage, "rsa"), seed),
  })),
];

describe("signers", function () {
  this.timeout(120_000);
  let stage: Stage;
  before(async () => {
    stage = await setStage(connections.viem);
  });
  after(() => stage.close());

  for (const kind of kinds) behavesAsSigner(kind, () => stage);

  let onlookers = 0;
  const contentsOf = async (): Promise<SigningRequest> => {
    const [a, b] = [
      await admitMember(stage, `xem-truoc-${++onlookers}`),
      await admitMember(stage, `cung-xem-${onlookers}`),
    ];
    let seen: SigningRequest | undefined;
    const signer: Signer = {
      key: testAccountSigner("onlooker").key,
      sign: async (request) => {
        seen = request;
        return "0x";
      },
    };
    const { agreement } = draft([a, b]);
    const act = {
      kind: "attest",
      agreement,
      organisation: a.identifier,
      statement: statement(),
      signer,
    } as const;
    await stage.reader.signAct(act);
    if (!seen) throw new Error("Nothing was to be signed.");
    return seen;
  };

  it("EIP-7702: a signature made before the account delegates counts afterwards", async () => {
    const [a, b] = [await admitMember(stage, "truoc-uy-quyen"), await admitMember(stage, "ben-kia")];
    const { agreement } = draft([a, b]);
    const act = await stage.as(a.signatory).signAct({
      kind: "attest",
      agreement,
      organisation: a.identifier,
      statement: statement(),
    });
    const foreign = testAccountSigner("owner of the delegate").account.address;
    const delegate = await stage.deploy("OwnedWallet", [foreign]);
    await delegateTo(walletOf(stage), privateKeyToAccount(a.signatory), delegate);
    const hash = await stage.relayer.submitActs({ agreement, acts: [act] });
    await stage.reader.waitForTransaction({ hash });
    expect(await stage.reader.hasAttested({ agreement, organisation: a.identifier })).to.equal(true);
  });

  it("Safe: tells who owns it, and what is no Safe", async () => {
    const { safe, owners } = await makeSafe(stage, "read");
    const client = stage.reader.registryClient;
    expect(await getSafe(client, { safe })).to.deep.equal({
      owners: owners.map(({ address }) => address.toLowerCase()).sort(),
      threshold: 2,
    });
    for (const other of [stage.deployment.members, testAccountSigner("no contract").account.address]) {
      expect((await failure(getSafe(client, { safe: other }))).code).to.equal("SAFE_UNSUPPORTED");
    }
    // What a Safe answers that leaves the chain out of its domain, as those before 1.3.0 do.
    const deployment = async () => ({ ...stage.deployment, chainId: 1 });
    expect((await failure(getSafe({ ...client, deployment }, { safe }))).code).to.equal("SAFE_UNSUPPORTED");
  });

  it("Safe: refuses who does not own it, who signs twice or wrongly, and says who is missing", async () => {
    const { safe, owners } = await makeSafe(stage, "refused");
    const contents = await contentsOf();
    const [first, second, third] = (await Promise.all(
      owners.map((account) => signAs({ safe }, contents, accountSigner({ account }))),
    )) as [SafeSignature, SafeSignature, SafeSignature];
    const foreign = await signAs({ safe }, contents, testAccountSigner("foreign"));
    const combine = (...signatures: SafeSignature[]) =>
      combineSafeSignatures(stage.reader.registryClient, { safe, contents, signatures });

    expect(await failure(combine(first, foreign))).to.deep.include({ code: "SAFE_OWNER_UNKNOWN" });
    expect((await failure(combine(first, second, first))).code).to.equal("SAFE_OWNER_REPEATED");
    const stolen = { ...second, signature: first.signature };
    expect((await failure(combine(first, stolen))).code).to.equal("SAFE_SIGNATURE_INVALID");
    const silent = { ...second, signature: "0x" as const };
    expect((await failure(combine(first, silent))).message).to.contain("has not approved");
    const missing = await failure(combine(third));
    expect(missing).to.include({ code: "SAFE_SIGNATURES_MISSING" });
    expect(missing.values).to.deep.include({
      threshold: 2,
      missing: 1,
      waiting: [first.owner, second.owner].sort(),
    });
    const elsewhere = await signAs({ safe: stage.deployment.members }, contents, {
      ...testAccountSigner("unused"),
      ...accountSigner({ account: owners[0] as PrivateKeyAccount }),
    });
    expect((await failure(combine(elsewhere, second))).code).to.equal("SAFE_SIGNATURE_INVALID");

    // More than are needed, in any order, with the parity in the form of a hardware wallet.
    const parity = third.signature.endsWith("1c") ? "01" : "00";
    const raw = { ...third, signature: `${third.signature.slice(0, -2)}${parity}` as Hex };
    expect(await combine(raw, first, second)).to.equal(await combine(second, first, third));
  });

  it("Safe: gives no signature that the Safe itself refuses", async () => {
    const contents = await contentsOf();
    const client = stage.reader.registryClient;
    const accounts = ["left", "right"].map((name) => testAccountSigner(`refusing ${name}`).account);
    const wallet = walletOf(stage);
    const unheard: Address[] = [];
    while (unheard.length < 3) unheard.push(await deployUnheardOwner(wallet));
    const heard = await stage.deploy("OwnedWallet", [accounts[1]?.address]);
    const owners = [...accounts.map(({ address }) => address), ...unheard, heard];

    const safe = await deploySafe(wallet, { owners, threshold: 2 });
    const partsFor = (safe: Address) =>
      Promise.all(accounts.map((account) => signAs({ safe }, contents, accountSigner({ account }))));
    const [first, second] = (await partsFor(safe)) as [SafeSignature, SafeSignature];
    const unheardParts = unheard.map((owner) => ({ owner, signature: "0x12" as const }));
    const combine = (...signatures: SafeSignature[]) =>
      combineSafeSignatures(client, { safe, contents, signatures });
    const refused = await failure(combine(first, ...unheardParts));
    expect(refused).to.include({ code: "SAFE_SIGNATURES_REFUSED" });
    expect(refused.values.contracts).to.have.members(unheard.map((owner) => owner.toLowerCase()));
    expect(refused.values.waiting).to.have.members([second.owner, heard.toLowerCase()]);
    // What the Safe takes is found, whatever a contract has signed besides.
    expect(await combine(first, ...unheardParts, second)).to.equal(await combine(first, second));
    const bySecond = { owner: heard, signature: second.signature };
    expect(await combine(first, ...unheardParts, bySecond)).to.equal(await combine(first, bySecond));

    const silent = await deploySafe(wallet, { owners, threshold: 2, silent: true });
    const signatures = await partsFor(silent);
    const unanswered = await failure(combineSafeSignatures(client, { safe: silent, contents, signatures }));
    expect(unanswered.message).to.contain("handler");
    expect(unanswered.values.contracts).to.deep.equal([]);
  });

  it("wallet: refuses to stand in for an approval that it has not given", async () => {
    const contents = await contentsOf();
    const client = stage.reader.registryClient;
    const { safe } = await makeSafe(stage, "silent");
    for (const wallet of [safe, testAccountSigner("no wallet").account.address]) {
      const error = await failure(approvalSigner(client, { wallet }).sign(contents));
      expect(error.code).to.equal("WALLET_APPROVAL_MISSING");
    }
    const owner = testAccountSigner("unsupported");
    const unsupported = await failure(nestedSigner(client, { wallet: safe, owner }).sign(contents));
    expect(unsupported.code).to.equal("WALLET_UNSUPPORTED");
  });

  it("could not ask is not refused", async () => {
    const contents = await contentsOf();
    const gone = { ...stage.reader.registryClient, request: () => Promise.reject(new Error("gone")) };
    const { safe } = await makeSafe(stage, "gone");
    const owner = testAccountSigner("gone");
    for (const signer of [
      approvalSigner(gone, { wallet: safe }),
      nestedSigner(gone, { wallet: safe, owner }),
      safeSigner(gone, { safe, collect: async () => [] }),
    ]) {
      expect((await failure(signer.sign(contents))).code).to.equal("CHAIN_UNREACHABLE");
    }
  });
});
