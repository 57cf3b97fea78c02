import { Stack, Text } from '@mantine/core'
import type { NetworkReview } from '../../../shared/setup/network.ts'
import { CodeBlock } from '../../ui/code-block.tsx'
import { RadioChoice } from '../../ui/radio-choice.tsx'
import type { Draft } from './draft.ts'

type Props = {
  draft: Draft
  policies: NetworkReview['policies']
  onChange: (policy: Draft['policy']) => void
}

/** What the endpoint lets through, in words and as AWS is given it. */
export function PolicyChoice({ draft: { policy, services }, policies, onChange }: Props) {
  return (
    <Stack gap="xs">
      <RadioChoice
        label="What it lets through (endpoint policy)"
        description="It gives nobody a right. A call has to be allowed here and by IAM."
        value={policy}
        choices={[
          {
            value: 'chosen-models',
            disabled: !policies,
            label: 'The chosen models, for this account',
            description: 'Other programs in the network that call Bedrock are held to it, too.',
          },
          { value: 'everything', label: 'Whatever IAM allows' },
        ]}
        onChange={(value) => onChange(value === 'everything' ? value : 'chosen-models')}
      />
      {policies && policy === 'chosen-models' && (
        <details>
          <summary>The policy as JSON</summary>
          <Stack gap="xs" mt="xs">
            {services.map((service) => (
              <div key={service}>
                <Text size="sm" c="dimmed">
                  {service}
                </Text>
                <CodeBlock label={`Policy for ${service}`} text={indented(policies[service])} />
              </div>
            ))}
          </Stack>
        </details>
      )}
    </Stack>
  )
}

const indented = (json: string) => JSON.stringify(JSON.parse(json), null, 2)
