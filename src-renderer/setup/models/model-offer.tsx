import { Anchor, Text } from '@mantine/core'
import type { OfferTerms } from '../../../shared/setup/review.ts'
import { useAction } from '../../api.tsx'
import { CodeBlock } from '../../ui/code-block.tsx'
import { formatUsd } from '../../ui/format.ts'
import classes from './model-offer.module.css'

/** What accepting the agreement means, before it is accepted: the terms, the refunds, and AWS's own rate card. */
export function ModelOffer({ name, offer }: { name: string; offer: OfferTerms }) {
  const { legalUrl, refunds, rates } = offer
  return (
    <>
      {legalUrl && <Terms name={name} url={legalUrl} />}
      <details className={classes.details}>
        <summary>What the agreement says about prices and refunds</summary>
        {rates.length > 0 ? (
          <table className={classes.rates}>
            <caption>
              AWS’s rate card for {name}, in US dollars. AWS does not name the unit; it is a million
              tokens.
            </caption>
            <thead>
              <tr>
                <th scope="col">Price dimension</th>
                <th scope="col">Per million tokens</th>
              </tr>
            </thead>
            <tbody>
              {rates.map(({ dimension, usd }) => (
                <tr key={dimension}>
                  <th scope="row">
                    <code>{dimension}</code>
                  </th>
                  <td>{formatUsd(usd, { digits: 4 })}</td>
                </tr>
              ))}
            </tbody>
          </table>
        ) : (
          <Text>The offer names no prices.</Text>
        )}
        <Text>
          {refunds
            ? `Refunds, in the words of the offer: ${refunds}`
            : 'The offer says nothing about refunds.'}
        </Text>
      </details>
    </>
  )
}

/** Terms may lie where this app opens nothing; then the address can be copied. */
function Terms({ name, url }: { name: string; url: string }) {
  const open = useAction('openLink')
  return (
    <div>
      <Anchor component="button" type="button" onClick={() => open.mutate({ url })}>
        Read the terms of {name}
      </Anchor>
      {open.isError && <CodeBlock label={`Address of the terms of ${name}`} text={url} wraps />}
    </div>
  )
}
