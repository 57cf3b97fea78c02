import { useState } from 'react'
import { problemIn, useAction, useCall } from '../../api.tsx'
import { adoptChoices } from '../../keep-current.ts'
import { Loading } from '../../ui/loading.tsx'
import { Term } from '../../ui/term.tsx'
import { glossary } from '../glossary.ts'
import type { Stage } from '../stages.ts'
import { StepFlow } from '../step-flow.tsx'
import { useFinding } from '../use-findings.ts'
import { PolicyOptions } from './policy-options.tsx'
import { PolicyWords } from './policy-words.tsx'
import { PrincipalChoice } from './principal-choice.tsx'
import { Proofs } from './proofs.tsx'

/** The narrow policy: who gets it, what it says, and that it holds. */
export function PermissionsScreen() {
  const review = useCall('reviewPermissions', null, { refetchOnWindowFocus: 'always' })
  const { data: choices } = useCall('readChoices', null)
  const choose = useAction('choose', adoptChoices)
  const proven = useFinding('proof')
  const [isAgain, setAgain] = useState(false)
  const problem = problemIn(review.error ?? choose.error) ?? review.data?.principalsProblem
  const stages: readonly Stage[] = [
    {
      step: 'permissions',
      verb: 'Create the policy and attach it',
      request: { step: 'permissions' },
    },
    {
      step: 'proof',
      verb: 'Prove what is allowed and denied',
      request: { step: 'proof' },
      isWanted: isAgain && proven.data?.status === 'done',
    },
  ]
  return (
    <StepFlow
      screen="permissions"
      title="The chosen Claude models, and nothing else"
      lead={
        <>
          A permission document (<Term means={glossary.policy}>IAM policy</Term>) made from your
          choices, for the one <Term means={glossary.principal}>user or role</Term> that Claude Code
          signs in as.
        </>
      }
      stages={stages}
      problem={problem}
      onRetry={() => void review.refetch()}
      headline="proof"
      isReady={!choose.isPending && review.isSuccess}
      finished={() => setAgain(false)}
    >
      {review.data ? (
        <>
          <PrincipalChoice
            review={review.data}
            onChoose={(principal) => choose.mutate({ ...choices, principal })}
          />
          <PolicyWords
            review={review.data}
            isSaving={choose.isPending}
            onUse={(policyDocument, done) =>
              choose.mutate({ ...choices, policyDocument }, { onSuccess: done })
            }
          />
          <PolicyOptions
            options={(choose.variables ?? choices)?.policyOptions ?? {}}
            isEdited={review.data.isEdited}
            onChoose={(policyOptions) => choose.mutate({ ...choices, policyOptions })}
          />
          <Proofs
            onAgain={proven.data?.status === 'done' && !isAgain ? () => setAgain(true) : undefined}
          />
        </>
      ) : (
        !problem && <Loading what="Working out the policy" height={96} rows={3} />
      )}
    </StepFlow>
  )
}
