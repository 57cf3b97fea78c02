import { Button, Group, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import type {
  ApplicationProfileAsk,
  ApplicationProfileRow,
  ApplicationProfilesReview,
} from '../../../shared/setup/application-profile.ts'
import { problemIn, useCall } from '../../api.tsx'
import { StepPanel } from '../../plan/step-panel.tsx'
import { ProblemHere } from '../../problem-here.tsx'
import { formatDay } from '../../ui/format.ts'
import { Loading } from '../../ui/loading.tsx'
import { ApplicationProfileForm } from './application-profile-form.tsx'
import classes from './model-choices.module.css'

/** Names of one's own for models, so that the bill can be divided by team or project. */
export function ApplicationProfiles() {
  const [isOpen, setOpen] = useState(false)
  return (
    <details className={classes.more} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>Your own names for models (application inference profiles)</summary>
      {isOpen && <Opened />}
    </details>
  )
}

type Doing = { readonly title: string; readonly verb: string; readonly ask: ApplicationProfileAsk }

function Opened() {
  const review = useCall('reviewApplicationProfiles', null)
  const [doing, setDoing] = useState<Doing>()
  const [editing, setEditing] = useState<ApplicationProfileRow | 'new'>()
  const problem = problemIn(review.error)
  if (problem) return <ProblemHere problem={problem} onRetry={() => void review.refetch()} />
  if (!review.data) return <Loading what="Reading the profiles of this account" height={64} />
  const close = () => {
    setDoing(undefined)
    setEditing(undefined)
  }
  return (
    <Stack gap="sm" mt="xs">
      <Text c="dimmed" size="sm">
        A profile of your own routes as the one it is made from, and costs the same. Its tags divide
        the bill and the usage window by team or project. Choose it above like any other model.
      </Text>
      <ProfileList
        review={review.data}
        onTag={setEditing}
        onDelete={({ arn, name }) =>
          setDoing({
            title: `Delete ${name}`,
            verb: 'Delete the profile',
            ask: { action: 'delete', arn },
          })
        }
      />
      {doing ? (
        <StepPanel
          key={doing.title}
          title={doing.title}
          verb={doing.verb}
          request={{ step: 'application-profiles', ask: doing.ask }}
          onClose={close}
        />
      ) : editing ? (
        <ApplicationProfileForm
          key={editing === 'new' ? 'new' : editing.arn}
          sources={review.data.sources}
          profile={editing === 'new' ? undefined : editing}
          onReady={(ask, title, verb) => setDoing({ title, verb, ask })}
          onClose={close}
        />
      ) : (
        <Group>
          <Button variant="default" onClick={() => setEditing('new')}>
            Make a profile
          </Button>
        </Group>
      )}
    </Stack>
  )
}

function ProfileList({
  review: { profiles },
  onTag,
  onDelete,
}: {
  review: ApplicationProfilesReview
  onTag: (profile: ApplicationProfileRow) => void
  onDelete: (profile: ApplicationProfileRow) => void
}) {
  if (profiles.length === 0) return <Text>There are none in this Region yet.</Text>
  return profiles.map((profile) => (
    <div key={profile.arn} className={classes.card}>
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <div>
          <b>{profile.name}</b> <span className={classes.use}>{aboutOf(profile)}</span>
          <div className={classes.use}>{tagsOf(profile)}</div>
        </div>
        <Group gap="xs" wrap="nowrap">
          <Button
            variant="default"
            size="xs"
            aria-label={`Change the tags of ${profile.name}`}
            onClick={() => onTag(profile)}
          >
            Change tags
          </Button>
          <Button
            variant="default"
            size="xs"
            aria-label={`Delete ${profile.name}`}
            onClick={() => onDelete(profile)}
          >
            Delete
          </Button>
        </Group>
      </Group>
      <code className={classes.arn}>{profile.arn}</code>
    </div>
  ))
}

const aboutOf = ({ modelName, scope, createdAt, pinnedAs }: ApplicationProfileRow) =>
  [
    `${modelName}, ${scope === 'global' ? 'global' : 'inside its geography'}`,
    createdAt > 0 && `made ${formatDay(createdAt)}`,
    pinnedAs !== undefined && `chosen as ${pinnedAs}`,
  ]
    .filter(Boolean)
    .join(' · ')

const tagsOf = ({ tags }: ApplicationProfileRow) => {
  const all = Object.entries(tags).map(([key, value]) => `${key} = ${value}`)
  return all.length === 0 ? 'No tags' : all.join(', ')
}
