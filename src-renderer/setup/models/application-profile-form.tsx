import { Button, Group, Select, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import {
  type ApplicationProfileAsk,
  type ApplicationProfileRow,
  type ApplicationProfilesReview,
  NewApplicationProfile,
} from '../../../shared/setup/application-profile.ts'
import { formErrors } from '../form-errors.ts'

type Props = {
  sources: ApplicationProfilesReview['sources']
  /** The one whose tags are changed; absent for a new one. */
  profile: ApplicationProfileRow | undefined
  onReady: (ask: ApplicationProfileAsk, title: string, verb: string) => void
  onClose: () => void
}

/** Name, origin and tags of a new profile; of an existing one the tags alone can be changed. */
export function ApplicationProfileForm({ sources, profile, onReady, onClose }: Props) {
  const form = useForm({
    initialValues: {
      name: profile?.name ?? '',
      source: profile ? 'unchanged' : (sources[0]?.id ?? ''),
      tags: profile ? Object.entries(profile.tags).map(([key, value]) => ({ key, value })) : [],
    },
    validate: (values) => formErrors(NewApplicationProfile.safeParse(values)),
  })
  const submit = (values: typeof form.values) => {
    const { name, source, tags } = NewApplicationProfile.parse(values)
    if (profile)
      onReady(
        { action: 'tag', arn: profile.arn, tags },
        `Change the tags of ${profile.name}`,
        'Change the tags',
      )
    else
      onReady(
        { action: 'create', profile: { name, source, tags } },
        `Make the profile ${name}`,
        'Make the profile',
      )
  }
  return (
    <form onSubmit={form.onSubmit(submit)}>
      <Stack gap="sm">
        {!profile && (
          <Group grow align="flex-start">
            <TextInput
              label="Name"
              placeholder="claude-team-a"
              maxLength={64}
              data-autofocus
              {...form.getInputProps('name')}
            />
            <Select
              label="Made from"
              data={sources.map(({ id, name }) => ({ value: id, label: `${name} (${id})` }))}
              allowDeselect={false}
              {...form.getInputProps('source')}
            />
          </Group>
        )}
        {form.values.tags.map((_, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: tags have no identity but their place while they are typed.
          <Group key={index} align="flex-start">
            <TextInput
              label={`Tag ${index + 1}`}
              placeholder="team"
              {...form.getInputProps(`tags.${index}.key`)}
            />
            <TextInput
              label={`Value ${index + 1}`}
              placeholder="a"
              {...form.getInputProps(`tags.${index}.value`)}
            />
            <Button
              variant="subtle"
              mt={26}
              aria-label={`Remove tag ${index + 1}`}
              onClick={() => form.removeListItem('tags', index)}
            >
              Remove
            </Button>
          </Group>
        ))}
        {form.errors.tags}
        <Group>
          <Button
            variant="subtle"
            onClick={() => form.insertListItem('tags', { key: '', value: '' })}
          >
            Add a tag
          </Button>
        </Group>
        <Group>
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" variant="default">
            Show what will change
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
