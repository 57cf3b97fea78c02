import type { Service } from './operation.ts'
import { listOperations } from './protocol/shapes.ts'
import type { LoadedService } from './protocol/wire.ts'

export type ServiceTable = Readonly<
  Record<string, readonly (() => Promise<{ service: Service }>)[]>
>

/** By the name requests are signed for. Each is loaded when it is first called. */
export const services: ServiceTable = {
  'access-analyzer': [() => import('./services/access-analyzer.ts')],
  bedrock: [() => import('./services/bedrock.ts'), () => import('./services/bedrock-runtime.ts')],
  budgets: [() => import('./services/budgets.ts')],
  ce: [() => import('./services/cost-explorer.ts')],
  cloudtrail: [() => import('./services/cloudtrail.ts')],
  logs: [() => import('./services/cloudwatch-logs.ts')],
  ec2: [() => import('./services/ec2.ts')],
  monitoring: [() => import('./services/cloudwatch.ts')],
  iam: [() => import('./services/iam.ts')],
  s3: [() => import('./services/s3.ts')],
  servicequotas: [() => import('./services/service-quotas.ts')],
  sns: [() => import('./services/sns.ts')],
  sso: [() => import('./services/sso-admin.ts')],
  sts: [() => import('./services/sts.ts')],
}

/** Looks services up by signing name. Two may share one (`bedrock`): all of them are returned. */
export function createServiceFinder(
  table: ServiceTable,
): (signingName: string) => Promise<readonly LoadedService[]> {
  const loaded = new Map<string, Promise<readonly LoadedService[]>>()
  return (signingName) => {
    const held = loaded.get(signingName)
    if (held) return held
    const makers = Object.hasOwn(table, signingName) ? (table[signingName] ?? []) : []
    const loading = Promise.all(
      makers.map(async (load) => {
        const { service } = await load()
        return { service, operations: listOperations(service.shapes) }
      }),
    )
    loaded.set(signingName, loading)
    return loading
  }
}
