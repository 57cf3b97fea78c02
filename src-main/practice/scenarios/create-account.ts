import type { ScenarioName } from '../../../shared/practice.ts'
import type { AccessKey, Account, IamUser } from '../account.ts'

const id = '111122223333'

/** Stands in until the scenarios are here: an administrator and a user who may do nothing. */
export function createAccount(scenario: ScenarioName, now: number): Account {
  return {
    format: 1,
    id,
    scenario,
    clockAheadMs: 0,
    iam: {
      users: {
        admin: user('admin', now, ['arn:aws:iam::aws:policy/AdministratorAccess']),
        'claude-bedrock-user': user('claude-bedrock-user', now, []),
      },
      roles: {},
      groups: {},
      policies: {},
      accessKeys: {
        AKIAPRACTICEADMIN001: key('AKIAPRACTICEADMIN001', 'admin', now),
        AKIAPRACTICEUSER0001: key('AKIAPRACTICEUSER0001', 'claude-bedrock-user', now),
      },
      serviceControlPolicies: [],
    },
    bedrock: { agreements: {}, graceStartedAt: {}, applicationProfiles: {} },
    usage: {
      seed: 1,
      historyDays: 0,
      startedAt: now,
      costExplorerEnabled: false,
      ticking: false,
      calls: [],
    },
    faults: [],
  }
}

function user(name: string, createdAt: number, attached: string[]): IamUser {
  return {
    id: `AIDAPRACTICE${name.toUpperCase().replace(/\W/g, '')}`,
    name,
    path: '/',
    arn: `arn:aws:iam::${id}:user/${name}`,
    createdAt,
    attached,
    inline: {},
    tags: {},
    groups: [],
  }
}

function key(keyId: string, name: string, createdAt: number): AccessKey {
  const secret = `${keyId}practiceSecretKey000`
  return { id: keyId, secret, owner: { type: 'user', name }, active: true, createdAt }
}
