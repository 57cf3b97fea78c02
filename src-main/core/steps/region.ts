import { geographyName, regionName } from '../../../shared/setup/region-names.ts'
import { chosenModels } from '../bedrock/chosen-models.ts'
import { failure } from '../problems.ts'
import { catalogueOf, regionOf } from './current.ts'
import { finding } from './finding.ts'
import type { Step } from './step.ts'

/** A Region is chosen from which current Claude models can be reached. */
export const region: Step = {
  id: 'region',
  check: async (context) => {
    const name = regionOf(context)
    const catalogue = await catalogueOf(context, name)
    const { profiles, residency, byTier } = chosenModels(catalogue, context.choices)
    const [first] = profiles
    if (!first)
      return finding(
        'region',
        'needs-you',
        `No current Claude model is reached from ${regionName(name)}`,
        context.now(),
        {
          problem: failure('region.unsupported', { title: 'Choose another Region for Claude' })
            .problem,
        },
      )
    const where =
      residency === 'global'
        ? 'in any commercial Region'
        : `inside ${geographyName(first.geography ?? '')}`
    const isChosen = context.choices.region !== undefined && context.choices.residency !== undefined
    return finding(
      'region',
      isChosen ? 'done' : 'needs-you',
      isChosen
        ? `Claude is used from ${regionName(name)}, ${where}`
        : `Claude could be used from ${regionName(name)}, ${where}`,
      context.now(),
      {
        evidence: [
          { label: 'Region', value: name },
          {
            label: 'Requests are processed',
            value: residency === 'global' ? where : first.destinations.join(', '),
          },
          ...Object.entries(byTier).map(([tier, profile]) => ({ label: tier, value: profile.id })),
        ],
      },
    )
  },
}
