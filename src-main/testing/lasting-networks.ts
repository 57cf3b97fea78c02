import type { Account } from '../practice/account.ts'

/** The networks of an account less what AWS draws by lot: ids of groups and endpoints are told by name and service. */
export function lastingNetworks(networks: Account['networks'] = {}): unknown {
  return Object.entries(networks)
    .map(([region, { groups = {}, endpoints = {}, ...rest }]) => {
      const standing = Object.entries(endpoints).filter(([, { deletedAt }]) => !deletedAt)
      const names = [
        ...Object.entries(groups).map(([id, { name }]) => [id, name] as const),
        ...standing.map(([id, { service }]) => [id, service] as const),
      ]
      const told = {
        groups: Object.entries(groups),
        endpoints: standing
          .map(([id, { createdAt, token, ...endpoint }]) => [id, endpoint] as const)
          .sort(([, a], [, b]) => (a.service < b.service ? -1 : 1)),
        ...Object.fromEntries(
          Object.entries(rest).map(([part, held]) => [part, entriesOf(held)] as const),
        ),
      }
      const text = names.reduce((all, [id, name]) => all.replaceAll(id, name), JSON.stringify(told))
      return [region, JSON.parse(text)] as const
    })
    .filter(([, told]) => Object.values(told).some((part) => JSON.stringify(part) !== '[]'))
}

const entriesOf = (held: object | true) =>
  held === true ? held : Object.entries(held).map((entry) => JSON.stringify(entry))
