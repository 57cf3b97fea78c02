import type { ChecklistItem } from '../../../shared/checklist/checklist.ts'
import type { StepId } from '../../../shared/setup/step.ts'

type Item = Pick<ChecklistItem, 'id' | 'title' | 'why' | 'place' | 'isOptional'> & {
  /** The steps that have to be done; none where the item has a look of its own. */
  readonly steps: readonly StepId[]
}

const item = (id: Item['id'], title: string, more: Omit<Item, 'id' | 'title' | 'isOptional'>) => ({
  id,
  title,
  ...more,
  isOptional: id === 'network' || id === 'audit',
})

/** The guide's eight, in its order, and before them what they all rest on. */
export const items: readonly Item[] = [
  item('models', 'Every chosen model answers', {
    why: 'Only a real call shows that a model answers.',
    place: 'models',
    steps: ['model-access'],
  }),
  item('claude-code', 'Claude Code is connected', {
    why: 'It uses the profile, the Region and the models that were tried here.',
    place: 'connect',
    steps: ['claude-code'],
  }),
  item('least-privilege', 'Least privilege', {
    why: 'Whoever gets hold of the keys can call the chosen models and do nothing else.',
    place: 'permissions',
    steps: ['permissions', 'proof'],
  }),
  item('monitoring', 'Monitoring (CloudWatch)', {
    why: 'Tokens, requests and answer times are seen by people without this app too.',
    place: 'more',
    steps: ['dashboard'],
  }),
  item('cost-alerts', 'Cost alerts and budgets', {
    why: 'Somebody is told before the bill is a surprise.',
    place: 'more',
    steps: ['cost-guardrails'],
  }),
  item('audit', 'Audit records (CloudTrail)', {
    why: 'AWS keeps who did what for 90 days by itself; a trail keeps it for longer.',
    place: 'more',
    steps: ['audit-trail'],
  }),
  item('network', 'Private way to Bedrock (VPC endpoint)', {
    why: 'Only programs that run inside your AWS network gain from it. A laptop gains nothing.',
    place: 'more',
    steps: ['network-endpoint'],
  }),
  item('failover', 'A second way to Claude', {
    why: 'When the first Region or model does not answer, the next one has been tried already.',
    place: 'here',
    steps: ['failover'],
  }),
  item('recovery', 'Recovery document', {
    why: 'Somebody else can put all of this back, from what is really there.',
    place: 'here',
    steps: [],
  }),
  item('backups', 'Backups of the settings', {
    why: 'The files can be put back as they were, which is proven by doing it in a scratch folder.',
    place: 'here',
    steps: [],
  }),
]
