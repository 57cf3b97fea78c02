import { parseArgs } from 'node:util'
import { ScenarioName } from '../../../shared/practice.ts'

export type Options = { readonly scenario: ScenarioName; readonly port: number }

/** The command line, or a sentence that says what is wrong with it. */
export function readOptions(args: readonly string[]): Options | string {
  const values = parse(args)
  if (typeof values === 'string') return values
  const scenario = ScenarioName.safeParse(values.scenario ?? 'month-of-use')
  if (!scenario.success)
    return `There is no scenario "${values.scenario}". Choose one of: ${ScenarioName.options.join(', ')}.`
  const port = Number(values.port ?? 0)
  if (!/^\d+$/.test(values.port ?? '0') || port > 65_535)
    return `"${values.port}" is not a port. Give a number from 0 to 65535; 0 takes any free one.`
  return { scenario: scenario.data, port }
}

function parse(args: readonly string[]): { port?: string; scenario?: string } | string {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { port: { type: 'string' }, scenario: { type: 'string' } },
    })
    return values
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}
