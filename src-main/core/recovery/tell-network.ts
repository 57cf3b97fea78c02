import { readNetwork } from '../network/read-network.ts'
import type { StepContext } from '../steps/step.ts'
import { row, rowsOr, type Told } from './chapter.ts'

/** The endpoints of Bedrock in the chosen Region: what they stand in, how they are called, and what they let through. */
export async function tellNetwork(context: StepContext): Promise<Told> {
  const { endpoints } = await readNetwork(context)
  return {
    rows: rowsOr(
      endpoints.map(({ id, service, vpc, privateDns, address, zones }) =>
        row(
          `${service} (${id})`,
          `in ${vpc}, ${zones === 1 ? 'one zone' : `${zones} zones`}, called by ${privateDns ? 'the usual name' : (address ?? 'its own address')}`,
        ),
      ),
      'Endpoints',
      'none',
    ),
    texts: endpoints.map(({ id, policyText }) => ({
      title: `What ${id} lets through`,
      text: JSON.stringify(JSON.parse(policyText), null, 2),
    })),
  }
}
