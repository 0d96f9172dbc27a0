/** The ABI of `AgreementRegistry`, generated from the compiled contract. */
export const agreementRegistryAbi = [
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "members",
        "type": "address"
      }
    ],
    "stateMutability": "nonpayable",
    "type": "constructor"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "index",
        "type": "uint256"
      },
      {
        "internalType": "uint40",
        "name": "validUntil",
        "type": "uint40"
      }
    ],
    "name": "ActExpired",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "index",
        "type": "uint256"
      },
      {
        "internalType": "bytes32",
        "name": "organisation",
        "type": "bytes32"
      },
      {
        "internalType": "bytes32",
        "name": "keyId",
        "type": "bytes32"
      }
    ],
    "name": "ActKeyUnauthorized",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "index",
        "type": "uint256"
      }
    ],
    "name": "ActKindInvalid",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "index",
        "type": "uint256"
      },
      {
        "internalType": "enum ActKind",
        "name": "kind",
        "type": "uint8"
      },
      {
        "internalType": "enum Status",
        "name": "status",
        "type": "uint8"
      }
    ],
    "name": "ActNotAllowed",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "index",
        "type": "uint256"
      },
      {
        "internalType": "bytes32",
        "name": "organisation",
        "type": "bytes32"
      }
    ],
    "name": "ActOrganisationSuspended",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "index",
        "type": "uint256"
      },
      {
        "internalType": "uint8",
        "name": "seat",
        "type": "uint8"
      }
    ],
    "name": "ActSeatNotAttested",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "index",
        "type": "uint256"
      },
      {
        "internalType": "uint8",
        "name": "seat",
        "type": "uint8"
      }
    ],
    "name": "ActSeatNotParty",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "index",
        "type": "uint256"
      },
      {
        "internalType": "uint8",
        "name": "seat",
        "type": "uint8"
      }
    ],
    "name": "ActSeatUnknown",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "index",
        "type": "uint256"
      },
      {
        "internalType": "bytes32",
        "name": "keyId",
        "type": "bytes32"
      }
    ],
    "name": "ActSignatureInvalid",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "ActsMissing",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint40",
        "name": "expiresAt",
        "type": "uint40"
      }
    ],
    "name": "AgreementAlreadyExpired",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "count",
        "type": "uint256"
      }
    ],
    "name": "AgreementDocumentCountInvalid",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "index",
        "type": "uint256"
      }
    ],
    "name": "AgreementDocumentsUnordered",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "AgreementMetadataMissing",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint16",
        "name": "noticeDays",
        "type": "uint16"
      }
    ],
    "name": "AgreementNoticeWithoutRight",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "index",
        "type": "uint256"
      }
    ],
    "name": "AgreementPartiesUnordered",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "parties",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "witnesses",
        "type": "uint256"
      }
    ],
    "name": "AgreementSeatCountInvalid",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint40",
        "name": "effectiveAt",
        "type": "uint40"
      },
      {
        "internalType": "uint40",
        "name": "expiresAt",
        "type": "uint40"
      }
    ],
    "name": "AgreementTermInvalid",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "AgreementTitleMissing",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "organisation",
        "type": "bytes32"
      }
    ],
    "name": "AgreementWitnessIsParty",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "index",
        "type": "uint256"
      }
    ],
    "name": "AgreementWitnessesUnordered",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "InvalidShortString",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "predecessor",
        "type": "bytes32"
      },
      {
        "internalType": "bytes32",
        "name": "successor",
        "type": "bytes32"
      }
    ],
    "name": "PredecessorAlreadySuperseded",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "expected",
        "type": "bytes32"
      },
      {
        "internalType": "bytes32",
        "name": "actual",
        "type": "bytes32"
      }
    ],
    "name": "PredecessorMismatch",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "predecessor",
        "type": "bytes32"
      }
    ],
    "name": "PredecessorMissing",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "predecessor",
        "type": "bytes32"
      },
      {
        "internalType": "enum Status",
        "name": "status",
        "type": "uint8"
      }
    ],
    "name": "PredecessorNotAmendable",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "organisation",
        "type": "bytes32"
      }
    ],
    "name": "PredecessorPartyMissing",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "string",
        "name": "str",
        "type": "string"
      }
    ],
    "name": "StringTooLong",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint40",
        "name": "time",
        "type": "uint40"
      }
    ],
    "name": "TimeInFuture",
    "type": "error"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "id",
        "type": "bytes32"
      },
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "organisation",
        "type": "bytes32"
      },
      {
        "indexed": false,
        "internalType": "ActContext",
        "name": "context",
        "type": "bytes32"
      },
      {
        "indexed": false,
        "internalType": "bytes32",
        "name": "keyId",
        "type": "bytes32"
      },
      {
        "indexed": false,
        "internalType": "bytes32",
        "name": "statement",
        "type": "bytes32"
      }
    ],
    "name": "ActRecorded",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "id",
        "type": "bytes32"
      },
      {
        "components": [
          {
            "internalType": "bytes32",
            "name": "title",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32[]",
            "name": "documents",
            "type": "bytes32[]"
          },
          {
            "internalType": "bytes32",
            "name": "metadata",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32[]",
            "name": "parties",
            "type": "bytes32[]"
          },
          {
            "internalType": "bytes32[]",
            "name": "witnesses",
            "type": "bytes32[]"
          },
          {
            "internalType": "uint40",
            "name": "effectiveAt",
            "type": "uint40"
          },
          {
            "internalType": "uint40",
            "name": "expiresAt",
            "type": "uint40"
          },
          {
            "internalType": "bool",
            "name": "anyPartyCanEnd",
            "type": "bool"
          },
          {
            "internalType": "uint16",
            "name": "noticeDays",
            "type": "uint16"
          },
          {
            "internalType": "bytes32",
            "name": "supersedes",
            "type": "bytes32"
          }
        ],
        "indexed": false,
        "internalType": "struct Agreement",
        "name": "agreement",
        "type": "tuple"
      }
    ],
    "name": "AgreementRecorded",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "document",
        "type": "bytes32"
      },
      {
        "indexed": false,
        "internalType": "bytes32",
        "name": "id",
        "type": "bytes32"
      }
    ],
    "name": "DocumentRecorded",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [],
    "name": "EIP712DomainChanged",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "id",
        "type": "bytes32"
      },
      {
        "indexed": false,
        "internalType": "uint40",
        "name": "count",
        "type": "uint40"
      },
      {
        "indexed": false,
        "internalType": "bytes32",
        "name": "word",
        "type": "bytes32"
      },
      {
        "indexed": false,
        "internalType": "bytes32",
        "name": "marks",
        "type": "bytes32"
      }
    ],
    "name": "RecordChanged",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "root",
        "type": "bytes32"
      },
      {
        "indexed": false,
        "internalType": "uint40",
        "name": "time",
        "type": "uint40"
      }
    ],
    "name": "RootAnchored",
    "type": "event"
  },
  {
    "inputs": [],
    "name": "MEMBERS",
    "outputs": [
      {
        "internalType": "address",
        "name": "",
        "type": "address"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "components": [
          {
            "internalType": "bytes32",
            "name": "title",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32[]",
            "name": "documents",
            "type": "bytes32[]"
          },
          {
            "internalType": "bytes32",
            "name": "metadata",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32[]",
            "name": "parties",
            "type": "bytes32[]"
          },
          {
            "internalType": "bytes32[]",
            "name": "witnesses",
            "type": "bytes32[]"
          },
          {
            "internalType": "uint40",
            "name": "effectiveAt",
            "type": "uint40"
          },
          {
            "internalType": "uint40",
            "name": "expiresAt",
            "type": "uint40"
          },
          {
            "internalType": "bool",
            "name": "anyPartyCanEnd",
            "type": "bool"
          },
          {
            "internalType": "uint16",
            "name": "noticeDays",
            "type": "uint16"
          },
          {
            "internalType": "bytes32",
            "name": "supersedes",
            "type": "bytes32"
          }
        ],
        "internalType": "struct Agreement",
        "name": "agreement",
        "type": "tuple"
      },
      {
        "components": [
          {
            "internalType": "bytes32",
            "name": "title",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32[]",
            "name": "documents",
            "type": "bytes32[]"
          },
          {
            "internalType": "bytes32",
            "name": "metadata",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32[]",
            "name": "parties",
            "type": "bytes32[]"
          },
          {
            "internalType": "bytes32[]",
            "name": "witnesses",
            "type": "bytes32[]"
          },
          {
            "internalType": "uint40",
            "name": "effectiveAt",
            "type": "uint40"
          },
          {
            "internalType": "uint40",
            "name": "expiresAt",
            "type": "uint40"
          },
          {
            "internalType": "bool",
            "name": "anyPartyCanEnd",
            "type": "bool"
          },
          {
            "internalType": "uint16",
            "name": "noticeDays",
            "type": "uint16"
          },
          {
            "internalType": "bytes32",
            "name": "supersedes",
            "type": "bytes32"
          }
        ],
        "internalType": "struct Agreement",
        "name": "predecessor",
        "type": "tuple"
      },
      {
        "internalType": "uint8",
        "name": "seat",
        "type": "uint8"
      },
      {
        "internalType": "bytes32",
        "name": "statement",
        "type": "bytes32"
      }
    ],
    "name": "amend",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "root",
        "type": "bytes32"
      }
    ],
    "name": "anchor",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "root",
        "type": "bytes32"
      }
    ],
    "name": "anchoredAt",
    "outputs": [
      {
        "internalType": "uint40",
        "name": "",
        "type": "uint40"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "components": [
          {
            "internalType": "bytes32",
            "name": "title",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32[]",
            "name": "documents",
            "type": "bytes32[]"
          },
          {
            "internalType": "bytes32",
            "name": "metadata",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32[]",
            "name": "parties",
            "type": "bytes32[]"
          },
          {
            "internalType": "bytes32[]",
            "name": "witnesses",
            "type": "bytes32[]"
          },
          {
            "internalType": "uint40",
            "name": "effectiveAt",
            "type": "uint40"
          },
          {
            "internalType": "uint40",
            "name": "expiresAt",
            "type": "uint40"
          },
          {
            "internalType": "bool",
            "name": "anyPartyCanEnd",
            "type": "bool"
          },
          {
            "internalType": "uint16",
            "name": "noticeDays",
            "type": "uint16"
          },
          {
            "internalType": "bytes32",
            "name": "supersedes",
            "type": "bytes32"
          }
        ],
        "internalType": "struct Agreement",
        "name": "agreement",
        "type": "tuple"
      },
      {
        "internalType": "uint8",
        "name": "seat",
        "type": "uint8"
      },
      {
        "internalType": "bytes32",
        "name": "statement",
        "type": "bytes32"
      }
    ],
    "name": "attest",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "components": [
          {
            "internalType": "bytes32",
            "name": "title",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32[]",
            "name": "documents",
            "type": "bytes32[]"
          },
          {
            "internalType": "bytes32",
            "name": "metadata",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32[]",
            "name": "parties",
            "type": "bytes32[]"
          },
          {
            "internalType": "bytes32[]",
            "name": "witnesses",
            "type": "bytes32[]"
          },
          {
            "internalType": "uint40",
            "name": "effectiveAt",
            "type": "uint40"
          },
          {
            "internalType": "uint40",
            "name": "expiresAt",
            "type": "uint40"
          },
          {
            "internalType": "bool",
            "name": "anyPartyCanEnd",
            "type": "bool"
          },
          {
            "internalType": "uint16",
            "name": "noticeDays",
            "type": "uint16"
          },
          {
            "internalType": "bytes32",
            "name": "supersedes",
            "type": "bytes32"
          }
        ],
        "internalType": "struct Agreement",
        "name": "agreement",
        "type": "tuple"
      },
      {
        "internalType": "uint8",
        "name": "seat",
        "type": "uint8"
      },
      {
        "internalType": "bytes32",
        "name": "statement",
        "type": "bytes32"
      }
    ],
    "name": "decline",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "components": [
          {
            "internalType": "bytes32",
            "name": "title",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32[]",
            "name": "documents",
            "type": "bytes32[]"
          },
          {
            "internalType": "bytes32",
            "name": "metadata",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32[]",
            "name": "parties",
            "type": "bytes32[]"
          },
          {
            "internalType": "bytes32[]",
            "name": "witnesses",
            "type": "bytes32[]"
          },
          {
            "internalType": "uint40",
            "name": "effectiveAt",
            "type": "uint40"
          },
          {
            "internalType": "uint40",
            "name": "expiresAt",
            "type": "uint40"
          },
          {
            "internalType": "bool",
            "name": "anyPartyCanEnd",
            "type": "bool"
          },
          {
            "internalType": "uint16",
            "name": "noticeDays",
            "type": "uint16"
          },
          {
            "internalType": "bytes32",
            "name": "supersedes",
            "type": "bytes32"
          }
        ],
        "internalType": "struct Agreement",
        "name": "agreement",
        "type": "tuple"
      },
      {
        "internalType": "uint8",
        "name": "seat",
        "type": "uint8"
      },
      {
        "internalType": "bytes32",
        "name": "statement",
        "type": "bytes32"
      }
    ],
    "name": "dispute",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "eip712Domain",
    "outputs": [
      {
        "internalType": "bytes1",
        "name": "fields",
        "type": "bytes1"
      },
      {
        "internalType": "string",
        "name": "name",
        "type": "string"
      },
      {
        "internalType": "string",
        "name": "version",
        "type": "string"
      },
      {
        "internalType": "uint256",
        "name": "chainId",
        "type": "uint256"
      },
      {
        "internalType": "address",
        "name": "verifyingContract",
        "type": "address"
      },
      {
        "internalType": "bytes32",
        "name": "salt",
        "type": "bytes32"
      },
      {
        "internalType": "uint256[]",
        "name": "extensions",
        "type": "uint256[]"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "components": [
          {
            "internalType": "bytes32",
            "name": "title",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32[]",
            "name": "documents",
            "type": "bytes32[]"
          },
          {
            "internalType": "bytes32",
            "name": "metadata",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32[]",
            "name": "parties",
            "type": "bytes32[]"
          },
          {
            "internalType": "bytes32[]",
            "name": "witnesses",
            "type": "bytes32[]"
          },
          {
            "internalType": "uint40",
            "name": "effectiveAt",
            "type": "uint40"
          },
          {
            "internalType": "uint40",
            "name": "expiresAt",
            "type": "uint40"
          },
          {
            "internalType": "bool",
            "name": "anyPartyCanEnd",
            "type": "bool"
          },
          {
            "internalType": "uint16",
            "name": "noticeDays",
            "type": "uint16"
          },
          {
            "internalType": "bytes32",
            "name": "supersedes",
            "type": "bytes32"
          }
        ],
        "internalType": "struct Agreement",
        "name": "agreement",
        "type": "tuple"
      },
      {
        "internalType": "bytes32",
        "name": "organisation",
        "type": "bytes32"
      }
    ],
    "name": "hasAttested",
    "outputs": [
      {
        "internalType": "bool",
        "name": "",
        "type": "bool"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "components": [
          {
            "internalType": "bytes32",
            "name": "title",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32[]",
            "name": "documents",
            "type": "bytes32[]"
          },
          {
            "internalType": "bytes32",
            "name": "metadata",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32[]",
            "name": "parties",
            "type": "bytes32[]"
          },
          {
            "internalType": "bytes32[]",
            "name": "witnesses",
            "type": "bytes32[]"
          },
          {
            "internalType": "uint40",
            "name": "effectiveAt",
            "type": "uint40"
          },
          {
            "internalType": "uint40",
            "name": "expiresAt",
            "type": "uint40"
          },
          {
            "internalType": "bool",
            "name": "anyPartyCanEnd",
            "type": "bool"
          },
          {
            "internalType": "uint16",
            "name": "noticeDays",
            "type": "uint16"
          },
          {
            "internalType": "bytes32",
            "name": "supersedes",
            "type": "bytes32"
          }
        ],
        "internalType": "struct Agreement",
        "name": "agreement",
        "type": "tuple"
      }
    ],
    "name": "idOf",
    "outputs": [
      {
        "internalType": "bytes32",
        "name": "id",
        "type": "bytes32"
      }
    ],
    "stateMutability": "pure",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "id",
        "type": "bytes32"
      }
    ],
    "name": "isDisputed",
    "outputs": [
      {
        "internalType": "bool",
        "name": "",
        "type": "bool"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "id",
        "type": "bytes32"
      }
    ],
    "name": "isInForce",
    "outputs": [
      {
        "internalType": "bool",
        "name": "",
        "type": "bool"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "journal",
    "outputs": [
      {
        "internalType": "uint40",
        "name": "count",
        "type": "uint40"
      },
      {
        "internalType": "bytes32",
        "name": "head",
        "type": "bytes32"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "id",
        "type": "bytes32"
      }
    ],
    "name": "marksOf",
    "outputs": [
      {
        "internalType": "uint32",
        "name": "consents",
        "type": "uint32"
      },
      {
        "internalType": "uint32",
        "name": "disputes",
        "type": "uint32"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "id",
        "type": "bytes32"
      }
    ],
    "name": "recordOf",
    "outputs": [
      {
        "components": [
          {
            "internalType": "uint32",
            "name": "attested",
            "type": "uint32"
          },
          {
            "internalType": "uint40",
            "name": "inForceAt",
            "type": "uint40"
          },
          {
            "internalType": "uint40",
            "name": "endsAt",
            "type": "uint40"
          },
          {
            "internalType": "enum Outcome",
            "name": "outcome",
            "type": "uint8"
          },
          {
            "internalType": "bool",
            "name": "marked",
            "type": "bool"
          },
          {
            "internalType": "bytes32",
            "name": "actsHead",
            "type": "bytes32"
          }
        ],
        "internalType": "struct AgreementRecord",
        "name": "",
        "type": "tuple"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "id",
        "type": "bytes32"
      }
    ],
    "name": "statusOf",
    "outputs": [
      {
        "internalType": "enum Status",
        "name": "",
        "type": "uint8"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "components": [
          {
            "internalType": "bytes32",
            "name": "title",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32[]",
            "name": "documents",
            "type": "bytes32[]"
          },
          {
            "internalType": "bytes32",
            "name": "metadata",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32[]",
            "name": "parties",
            "type": "bytes32[]"
          },
          {
            "internalType": "bytes32[]",
            "name": "witnesses",
            "type": "bytes32[]"
          },
          {
            "internalType": "uint40",
            "name": "effectiveAt",
            "type": "uint40"
          },
          {
            "internalType": "uint40",
            "name": "expiresAt",
            "type": "uint40"
          },
          {
            "internalType": "bool",
            "name": "anyPartyCanEnd",
            "type": "bool"
          },
          {
            "internalType": "uint16",
            "name": "noticeDays",
            "type": "uint16"
          },
          {
            "internalType": "bytes32",
            "name": "supersedes",
            "type": "bytes32"
          }
        ],
        "internalType": "struct Agreement",
        "name": "agreement",
        "type": "tuple"
      },
      {
        "components": [
          {
            "internalType": "enum ActKind",
            "name": "kind",
            "type": "uint8"
          },
          {
            "internalType": "uint8",
            "name": "seat",
            "type": "uint8"
          },
          {
            "internalType": "uint40",
            "name": "validUntil",
            "type": "uint40"
          },
          {
            "internalType": "bytes32",
            "name": "statement",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "r",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "vs",
            "type": "bytes32"
          }
        ],
        "internalType": "struct AccountAct[]",
        "name": "accountActs",
        "type": "tuple[]"
      },
      {
        "components": [
          {
            "internalType": "enum ActKind",
            "name": "kind",
            "type": "uint8"
          },
          {
            "internalType": "uint8",
            "name": "seat",
            "type": "uint8"
          },
          {
            "internalType": "uint40",
            "name": "validUntil",
            "type": "uint40"
          },
          {
            "internalType": "bytes32",
            "name": "statement",
            "type": "bytes32"
          },
          {
            "internalType": "bytes",
            "name": "key",
            "type": "bytes"
          },
          {
            "internalType": "bytes",
            "name": "signature",
            "type": "bytes"
          }
        ],
        "internalType": "struct KeyAct[]",
        "name": "keyActs",
        "type": "tuple[]"
      }
    ],
    "name": "submit",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "components": [
          {
            "internalType": "bytes32",
            "name": "title",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32[]",
            "name": "documents",
            "type": "bytes32[]"
          },
          {
            "internalType": "bytes32",
            "name": "metadata",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32[]",
            "name": "parties",
            "type": "bytes32[]"
          },
          {
            "internalType": "bytes32[]",
            "name": "witnesses",
            "type": "bytes32[]"
          },
          {
            "internalType": "uint40",
            "name": "effectiveAt",
            "type": "uint40"
          },
          {
            "internalType": "uint40",
            "name": "expiresAt",
            "type": "uint40"
          },
          {
            "internalType": "bool",
            "name": "anyPartyCanEnd",
            "type": "bool"
          },
          {
            "internalType": "uint16",
            "name": "noticeDays",
            "type": "uint16"
          },
          {
            "internalType": "bytes32",
            "name": "supersedes",
            "type": "bytes32"
          }
        ],
        "internalType": "struct Agreement",
        "name": "agreement",
        "type": "tuple"
      },
      {
        "components": [
          {
            "internalType": "bytes32",
            "name": "title",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32[]",
            "name": "documents",
            "type": "bytes32[]"
          },
          {
            "internalType": "bytes32",
            "name": "metadata",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32[]",
            "name": "parties",
            "type": "bytes32[]"
          },
          {
            "internalType": "bytes32[]",
            "name": "witnesses",
            "type": "bytes32[]"
          },
          {
            "internalType": "uint40",
            "name": "effectiveAt",
            "type": "uint40"
          },
          {
            "internalType": "uint40",
            "name": "expiresAt",
            "type": "uint40"
          },
          {
            "internalType": "bool",
            "name": "anyPartyCanEnd",
            "type": "bool"
          },
          {
            "internalType": "uint16",
            "name": "noticeDays",
            "type": "uint16"
          },
          {
            "internalType": "bytes32",
            "name": "supersedes",
            "type": "bytes32"
          }
        ],
        "internalType": "struct Agreement",
        "name": "predecessor",
        "type": "tuple"
      },
      {
        "components": [
          {
            "internalType": "enum ActKind",
            "name": "kind",
            "type": "uint8"
          },
          {
            "internalType": "uint8",
            "name": "seat",
            "type": "uint8"
          },
          {
            "internalType": "uint40",
            "name": "validUntil",
            "type": "uint40"
          },
          {
            "internalType": "bytes32",
            "name": "statement",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "r",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "vs",
            "type": "bytes32"
          }
        ],
        "internalType": "struct AccountAct[]",
        "name": "accountActs",
        "type": "tuple[]"
      },
      {
        "components": [
          {
            "internalType": "enum ActKind",
            "name": "kind",
            "type": "uint8"
          },
          {
            "internalType": "uint8",
            "name": "seat",
            "type": "uint8"
          },
          {
            "internalType": "uint40",
            "name": "validUntil",
            "type": "uint40"
          },
          {
            "internalType": "bytes32",
            "name": "statement",
            "type": "bytes32"
          },
          {
            "internalType": "bytes",
            "name": "key",
            "type": "bytes"
          },
          {
            "internalType": "bytes",
            "name": "signature",
            "type": "bytes"
          }
        ],
        "internalType": "struct KeyAct[]",
        "name": "keyActs",
        "type": "tuple[]"
      }
    ],
    "name": "submitAmendment",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "id",
        "type": "bytes32"
      }
    ],
    "name": "successorOf",
    "outputs": [
      {
        "internalType": "bytes32",
        "name": "",
        "type": "bytes32"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "bytes4",
        "name": "interfaceId",
        "type": "bytes4"
      }
    ],
    "name": "supportsInterface",
    "outputs": [
      {
        "internalType": "bool",
        "name": "",
        "type": "bool"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "components": [
          {
            "internalType": "bytes32",
            "name": "title",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32[]",
            "name": "documents",
            "type": "bytes32[]"
          },
          {
            "internalType": "bytes32",
            "name": "metadata",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32[]",
            "name": "parties",
            "type": "bytes32[]"
          },
          {
            "internalType": "bytes32[]",
            "name": "witnesses",
            "type": "bytes32[]"
          },
          {
            "internalType": "uint40",
            "name": "effectiveAt",
            "type": "uint40"
          },
          {
            "internalType": "uint40",
            "name": "expiresAt",
            "type": "uint40"
          },
          {
            "internalType": "bool",
            "name": "anyPartyCanEnd",
            "type": "bool"
          },
          {
            "internalType": "uint16",
            "name": "noticeDays",
            "type": "uint16"
          },
          {
            "internalType": "bytes32",
            "name": "supersedes",
            "type": "bytes32"
          }
        ],
        "internalType": "struct Agreement",
        "name": "agreement",
        "type": "tuple"
      },
      {
        "internalType": "uint8",
        "name": "seat",
        "type": "uint8"
      },
      {
        "internalType": "bytes32",
        "name": "statement",
        "type": "bytes32"
      }
    ],
    "name": "terminate",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "id",
        "type": "bytes32"
      },
      {
        "internalType": "uint40",
        "name": "time",
        "type": "uint40"
      }
    ],
    "name": "wasInForceAt",
    "outputs": [
      {
        "internalType": "bool",
        "name": "",
        "type": "bool"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "components": [
          {
            "internalType": "bytes32",
            "name": "title",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32[]",
            "name": "documents",
            "type": "bytes32[]"
          },
          {
            "internalType": "bytes32",
            "name": "metadata",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32[]",
            "name": "parties",
            "type": "bytes32[]"
          },
          {
            "internalType": "bytes32[]",
            "name": "witnesses",
            "type": "bytes32[]"
          },
          {
            "internalType": "uint40",
            "name": "effectiveAt",
            "type": "uint40"
          },
          {
            "internalType": "uint40",
            "name": "expiresAt",
            "type": "uint40"
          },
          {
            "internalType": "bool",
            "name": "anyPartyCanEnd",
            "type": "bool"
          },
          {
            "internalType": "uint16",
            "name": "noticeDays",
            "type": "uint16"
          },
          {
            "internalType": "bytes32",
            "name": "supersedes",
            "type": "bytes32"
          }
        ],
        "internalType": "struct Agreement",
        "name": "agreement",
        "type": "tuple"
      },
      {
        "internalType": "uint8",
        "name": "seat",
        "type": "uint8"
      },
      {
        "internalType": "bytes32",
        "name": "statement",
        "type": "bytes32"
      }
    ],
    "name": "withdrawDispute",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  }
] as const;
