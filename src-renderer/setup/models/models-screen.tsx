import { problemIn, useAction, useCall } from '../../api.tsx'
import { adoptChoices } from '../../keep-current.ts'
import { Loading } from '../../ui/loading.tsx'
import { Term } from '../../ui/term.tsx'
import { glossary } from '../glossary.ts'
import type { Stage } from '../stages.ts'
import { StepFlow } from '../step-flow.tsx'
import { ApplicationProfiles } from './application-profiles.tsx'
import { FirstUseForm, useFirstUse } from './first-use-form.tsx'
import { ModelChoices } from './model-choices.tsx'
import { ModelGrid } from './model-grid.tsx'
import { MoreModels } from './more-models.tsx'

/** Which models, and everything until each of them really answers. */
export function ModelsScreen() {
  const review = useCall('reviewModels', null, { refetchOnWindowFocus: 'always' })
  const choose = useAction('choose', adoptChoices)
  const { form, ready, askForMissing } = useFirstUse()
  const problem = problemIn(review.error ?? choose.error)
  const stages: readonly Stage[] = [
    {
      step: 'first-use-form',
      verb: 'Send the first-use form',
      request: ready && { step: 'first-use-form', form: ready },
      decision: <FirstUseForm form={form} />,
      askForMissing,
      laterTells: true,
    },
    {
      step: 'agreements',
      verb: 'Accept the agreements',
      request: { step: 'agreements' },
      laterTells: true,
    },
    {
      step: 'model-access',
      verb: 'Call each model once',
      request: { step: 'model-access' },
      settlesAlone: true,
    },
  ]
  return (
    <StepFlow
      screen="models"
      title="Which Claude models, and that they answer"
      lead={
        <>
          Claude is called through an{' '}
          <Term means={glossary.inferenceProfile}>inference profile</Term>. AWS asks for one form
          and an agreement per model (<Term means={glossary.marketplace}>Marketplace</Term>); then
          each model is called once to prove it.
        </>
      }
      stages={stages}
      problem={problem}
      onRetry={() => void review.refetch()}
      headline="model-access"
      isReady={!choose.isPending && review.isSuccess}
    >
      {review.data ? (
        <>
          <ModelChoices review={review.data} onChoose={(models) => choose.mutate({ models })} />
          <MoreModels
            review={review.data}
            onChoose={(moreModels) => choose.mutate({ moreModels })}
          />
          <ApplicationProfiles />
          <ModelGrid />
        </>
      ) : (
        !problem && <Loading what="Reading the models and their prices" height={112} rows={3} />
      )}
    </StepFlow>
  )
}
