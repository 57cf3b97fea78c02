import { parseJsonObject } from './json-body.ts'
import { InputProblem, isRecord, jsonRules, type ReadRules, readValue } from './read-value.ts'
import { matchPath } from './rest-path.ts'
import type { Member, OperationShape, Structure } from './shapes.ts'
import type { WireRequest } from './wire.ts'

const pathAndQuery: ReadRules = { ...jsonRules, text: true, timestamps: 'date-time' }
const header: ReadRules = { ...jsonRules, text: true, timestamps: 'http-date' }

type Body = (shape: Structure, body: Buffer) => unknown
const readJson: Body = (_shape, body) => parseJsonObject(body)

/** Gathers an input from path, query, headers and body, wherever AWS's shape says each member travels. */
export function readRestInput(
  request: WireRequest,
  { http, input }: OperationShape,
  labels = matchPath(http.path, request.path) ?? {},
  readBody = readJson,
): Record<string, unknown> {
  const search = new URLSearchParams(request.query)
  const members = input.members()
  const inBody = members.some((member) => isInBody(member))
  const body = inBody ? parseJsonObject(request.body) : {}
  const missing: string[] = []
  const read: Record<string, unknown> = {}
  for (const member of members) {
    const { raw, rules } = locate(member, request, labels, search, body, readBody)
    if (raw !== undefined && raw !== null)
      read[member.name] = readValue(member.shape, raw, rules, [member.name], missing)
    else if (member.required) missing.push(member.name)
  }
  if (missing.length > 0) throw new InputProblem('', missing)
  return read
}

export function isInBody({ traits }: Member): boolean {
  return !(
    traits.httpLabel ||
    traits.httpQuery ||
    traits.httpQueryParams ||
    traits.httpHeader ||
    traits.httpPrefixHeaders ||
    traits.httpPayload ||
    traits.httpResponseCode
  )
}

function locate(
  { name, shape, traits }: Member,
  request: WireRequest,
  labels: Record<string, string>,
  search: URLSearchParams,
  body: Record<string, unknown>,
  readBody: Body,
): { raw: unknown; rules: ReadRules } {
  if (traits.httpLabel) return { raw: labels[name], rules: pathAndQuery }
  if (traits.httpQuery) {
    const all = search.getAll(String(traits.httpQuery))
    const raw = shape.kind === 'list' ? (all.length > 0 ? all : undefined) : all[0]
    return { raw, rules: pathAndQuery }
  }
  if (traits.httpHeader) {
    const text = request.headers[String(traits.httpHeader).toLowerCase()]
    const isList = shape.kind === 'list' && text !== undefined
    return { raw: isList ? text.split(',').map((each) => each.trim()) : text, rules: header }
  }
  if (traits.httpPayload) {
    if (request.body.length === 0) return { raw: undefined, rules: jsonRules }
    if (shape.kind === 'blob') return { raw: new Uint8Array(request.body), rules: jsonRules }
    if (shape.kind === 'string') return { raw: request.body.toString('utf8'), rules: jsonRules }
    if (shape.kind !== 'structure') return { raw: parseJsonObject(request.body), rules: jsonRules }
    return { raw: readBody(shape, request.body), rules: jsonRules }
  }
  const key = traits.jsonName ?? name
  return {
    raw: isRecord(body) && Object.hasOwn(body, key) ? body[key] : undefined,
    rules: jsonRules,
  }
}
