import { useForm } from '@mantine/form'
import { PastedKeys } from '../../../shared/setup/choices.ts'
import { problemIn, useAction } from '../../api.tsx'
import { useRuns } from '../../plan/use-runs.ts'
import { formErrors } from '../form-errors.ts'

const empty = {
  accessKeyId: '',
  secretAccessKey: '',
  sessionToken: '',
  profile: 'claude-bedrock',
  region: 'eu-central-1',
}

const read = ({ sessionToken, ...values }: typeof empty) =>
  PastedKeys.safeParse({ ...values, ...(sessionToken.trim() && { sessionToken }) })

/** From typed keys to a saved profile: checked with AWS, shown as a change, then written. */
export function usePasteKeys(signedIn: () => void) {
  const form = useForm({ initialValues: empty, validate: (values) => formErrors(read(values)) })
  const planned = useAction('planStep')
  const { runs, running, start } = useRuns()
  const failed = runs.at(-1)?.outcome === 'failed' ? runs.at(-1) : undefined

  const check = () => {
    if (form.validate().hasErrors) return
    const { data } = read(form.values)
    if (data) planned.mutate({ step: 'sign-in', keys: data })
  }
  const save = async () => {
    if (!planned.data) return
    const outcome = await start(planned.data)
    planned.reset()
    if (outcome !== 'done') return
    form.reset()
    signedIn()
  }
  return {
    form,
    plan: planned.data,
    run: running ?? failed,
    problem: problemIn(planned.error),
    change: () => planned.reset(),
    primary: planned.data
      ? { label: 'Save the keys and sign in', onPress: () => void save(), isHeld: !!running }
      : { label: 'Check these keys', onPress: check, isHeld: planned.isPending },
  }
}

export type Pasting = ReturnType<typeof usePasteKeys>
