import { Button, Text } from '@mantine/core'
import { Suspense, useState } from 'react'
import type { PermissionsReview } from '../../../../shared/setup/review.ts'
import { useCall } from '../../../api.tsx'
import { CodeBlock } from '../../../ui/code-block.tsx'
import { later } from '../../../ui/later.tsx'
import { Loading } from '../../../ui/loading.tsx'
import { NotLoaded } from '../../../ui/not-loaded.tsx'
import classes from './editor.module.css'
import { PolicyOutlook } from './policy-outlook.tsx'
import { useDraft } from './use-draft.ts'

const PolicyEditor = later(
  async () => (await import('./policy-editor.tsx')).PolicyEditor,
  NotLoaded,
)

type Props = {
  review: PermissionsReview
  isSaving: boolean
  /** `null`: the generated one. */
  onUse: (document: string | null, done: () => void) => void
}

/** The whole document: to read, to edit, and what it means once it is applied. */
export function PolicyDocument({ review, isSaving, onUse }: Props) {
  const { document, isEdited, chosen, furtherPolicies } = review
  const draft = useDraft('document')
  const aside = useDraft('put aside')
  const [isBack, setBack] = useState(false)
  const close = () => {
    draft.drop()
    setBack(true)
  }
  const goBack = () =>
    onUse(null, () => {
      aside.write(draft.text ?? document)
      close()
    })
  if (draft.text !== undefined)
    return (
      <Suspense fallback={<Loading what="Opening the editor" height={200} />}>
        <PolicyEditor
          used={document}
          text={draft.text}
          name={chosen?.name}
          isEdited={isEdited}
          isPart={furtherPolicies.some(({ name }) => /-\d+$/.test(name))}
          isSaving={isSaving}
          onWrite={draft.write}
          onUse={() => onUse(draft.text ?? document, close)}
          onGenerated={goBack}
          onDiscard={close}
        />
      </Suspense>
    )
  return (
    <div>
      {isEdited && <EditedNotice document={document} />}
      <details className={classes.more}>
        <summary>The whole document</summary>
        <CodeBlock label="Policy document" text={document} />
      </details>
      <PolicyOutlook document={document} name={chosen?.name} />
      <div className={classes.buttons}>
        <Button variant="default" autoFocus={isBack} onClick={() => draft.write(document)}>
          Edit the document
        </Button>
        {isEdited && (
          <Button variant="default" onClick={goBack}>
            Back to the generated one
          </Button>
        )}
        {!isEdited && aside.text !== undefined && (
          <Button variant="default" onClick={() => draft.write(aside.text ?? document)}>
            Open my edited one again
          </Button>
        )}
      </div>
    </div>
  )
}

/** That the choices no longer make the document, and whether they still go together. */
function EditedNotice({ document }: { document: string }) {
  const { data } = useCall('checkPolicyDocument', { document })
  if (data?.fitsChoices === false) {
    const found = (code: string) => data.findings.filter((each) => each.code === code).length
    return (
      <p role="status" className={classes.notice}>
        <b>The document you edited no longer matches your choices.</b> {found('profile-missing')}{' '}
        findings are about chosen models that it does not let through, {found('not-chosen')} about
        models that it lets through and that are not chosen. It stays as you wrote it until you edit
        it, where each is shown at its line, or go back to the generated one.
      </p>
    )
  }
  return (
    <Text>You edited this document. It is used in place of the one made from your choices.</Text>
  )
}
