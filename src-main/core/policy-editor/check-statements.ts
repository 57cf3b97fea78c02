import { invokeActions } from '../policy/generate-policy.ts'
import { fault, type OwnFinding, warning } from './own-finding.ts'
import { namesAction } from './permits.ts'
import type { PlacedStatement } from './read-document.ts'

/** What each statement opens beyond the chosen models, whichever those are. */
export const checkStatements = (statements: readonly PlacedStatement[]): OwnFinding[] =>
  statements.flatMap((statement) => {
    const { says } = statement
    if (!says)
      return [
        fault(
          statement.span,
          'unreadable-statement',
          'IAM cannot read this statement. It needs an Effect of Allow or Deny, actions and resources.',
        ),
      ]
    return says.Effect === 'Deny'
      ? []
      : [...broadActions(statement), ...foreignActions(statement), ...openModels(statement)]
  })

function broadActions({ says, at, valuesOf }: PlacedStatement): OwnFinding[] {
  if (says?.NotAction)
    return [
      warning(
        at('NotAction'),
        'broad-action',
        'This allows everything that is not named, in Bedrock and elsewhere. Name what is needed as Action instead.',
      ),
    ]
  return valuesOf('Action')
    .filter(({ text }) => text === '*' || /^bedrock:.*[*?]/i.test(text))
    .map((place) =>
      warning(
        place,
        'broad-action',
        /^(\*|bedrock:\*)$/i.test(place.text)
          ? `"${place.text}" allows ${place.text === '*' ? 'everything AWS has' : 'everything in Bedrock'}, changing and deleting too. Claude needs bedrock:InvokeModel and bedrock:InvokeModelWithResponseStream.`
          : `"${place.text}" allows every Bedrock action of that name, and those AWS adds later. Name the ones that are needed.`,
      ),
    )
}

const foreignActions = ({ valuesOf }: PlacedStatement): OwnFinding[] =>
  valuesOf('Action')
    .filter(({ text }) => text.includes(':') && !/^bedrock:/i.test(text))
    .map((place) =>
      warning(
        place,
        'other-service',
        `"${place.text}" has nothing to do with calling Claude on Bedrock. Take it away, or keep it in a policy of its own.`,
      ),
    )

/** Models that can be called without being named, or past the profile that keeps them in their geography. */
function openModels({ says, at, valuesOf }: PlacedStatement): OwnFinding[] {
  if (!says || !invokeActions.some((action) => namesAction(says, action))) return []
  if (says.NotResource)
    return [
      warning(
        at('NotResource'),
        'wildcard-model',
        'This allows every model that is not named. Name the chosen profiles and models as Resource instead.',
      ),
    ]
  const resources = valuesOf('Resource')
  const wildcards = resources.filter(({ text }) => text === '*' || /\/.*[*?]/.test(text))
  const models = resources.filter(({ text }) => /:foundation-model\//.test(text))
  return [
    ...wildcards.map((place) =>
      warning(
        place,
        'wildcard-model',
        `"${place.text}" stands for more models than the chosen ones, also those AWS adds later. Name each profile and model.`,
      ),
    ),
    ...(models.length > 0 && !isTiedToProfile(says.Condition)
      ? [
          warning(
            at('Resource'),
            'past-profile',
            'These models can be called past their profile, so the profile no longer decides where requests go. Add the condition bedrock:InferenceProfileArn with the profile’s ARN.',
          ),
        ]
      : []),
  ]
}

/** By an operator that asks for the key, and not only where it happens to be there. */
const isTiedToProfile = (condition: Record<string, Record<string, readonly string[]>> = {}) =>
  Object.entries(condition).some(
    ([operator, keys]) =>
      /^(StringEquals|StringLike|ArnEquals|ArnLike)$/.test(operator) &&
      Object.keys(keys).some((key) => key.toLowerCase() === 'bedrock:inferenceprofilearn'),
  )
