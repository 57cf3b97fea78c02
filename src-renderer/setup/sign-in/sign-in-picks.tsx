import { Select, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { ScenarioName } from '../../../shared/practice.ts'
import type { Profile, ProfileKind, SignInOptions } from '../../../shared/setup/connection.ts'
import { ChoiceCard, ChoiceGroup } from '../../ui/choice-card.tsx'

export type SignInPick =
  | { readonly kind: 'profile'; readonly profile: string }
  | { readonly kind: 'keys' }
  | { readonly kind: 'practice'; readonly scenario: ScenarioName }

type Props = {
  options: SignInOptions
  pick: SignInPick
  onPick: (pick: SignInPick) => void
  /** The form for access keys. */
  children: ReactNode
}

/** The ways in, as one choice. */
export function SignInPicks({ options, pick, onPick, children }: Props) {
  const scenario = pick.kind === 'practice' ? pick.scenario : 'fresh'
  const { profiles, scenarios } = options
  return (
    <ChoiceGroup legend="How to sign in">
      {profiles.map((profile) => (
        <ChoiceCard
          key={profile.name}
          name="sign-in"
          title={profile.name}
          mark={<KindWords kind={profile.kind} />}
          about={aboutOf(profile)}
          isChosen={pick.kind === 'profile' && pick.profile === profile.name}
          onChoose={() => onPick({ kind: 'profile', profile: profile.name })}
        />
      ))}
      <ChoiceCard
        name="sign-in"
        title="Paste access keys"
        about="For an account that no profile on this computer leads to yet. They are checked with AWS, then saved as a profile."
        isChosen={pick.kind === 'keys'}
        onChoose={() => onPick({ kind: 'keys' })}
      >
        {children}
      </ChoiceCard>
      <ChoiceCard
        name="sign-in"
        title="Practice account"
        about="An AWS account simulated on this computer, to try everything without cost."
        isChosen={pick.kind === 'practice'}
        onChoose={() => onPick({ kind: 'practice', scenario })}
      >
        <Select
          label="Situation"
          description={scenarios.find(({ name }) => name === scenario)?.about}
          data={scenarios.map(({ name, title }) => ({ value: name, label: title }))}
          value={scenario}
          allowDeselect={false}
          onChange={(name) => {
            const chosen = ScenarioName.safeParse(name)
            if (chosen.success) onPick({ kind: 'practice', scenario: chosen.data })
          }}
        />
      </ChoiceCard>
    </ChoiceGroup>
  )
}

const kindWords: Record<ProfileKind, string> = {
  'access-keys': 'Access keys',
  'session-keys': 'Temporary keys',
  'identity-center': 'Company sign-in (IAM Identity Center)',
  'console-login': 'Console sign-in',
  'assumed-role': 'Role taken on',
  'credential-process': 'Keys from a program',
  'web-identity': 'Web identity',
  unusable: 'Incomplete',
}

function KindWords({ kind }: { kind: ProfileKind }) {
  return (
    <Text size="xs" c="dimmed">
      {kindWords[kind]}
    </Text>
  )
}

const aboutOf = ({ detail, region, keyEnding, source }: Profile) =>
  [detail, keyEnding && `key ending in ${keyEnding}`, region, source].filter(Boolean).join(' · ')
