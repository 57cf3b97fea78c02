import type { ProblemCode, Remedy } from '../../../shared/problem.ts'

/** A text that no AWS error name explains: one cause, one cure. */
export type KnownText = {
  readonly id: string
  readonly words: RegExp
  readonly code: ProblemCode
  readonly title: string
  readonly detail: string
  readonly remedies?: readonly Remedy[]
}

const signIn: Remedy = { kind: 'goTo', label: 'Sign in again', place: 'sign-in' }
const models: Remedy = { kind: 'goTo', label: 'Go to models and access', place: 'models' }
const connect: Remedy = { kind: 'goTo', label: 'Go to Connect Claude Code', place: 'connect' }
const permissions: Remedy = { kind: 'goTo', label: 'Go to permissions', place: 'permissions' }

/**
 * Read from the top: the first that fits is the cause. Only texts whose meaning their error name does not tell are
 * here; everything else goes the way of `to-problem.ts`.
 */
export const knownTexts: readonly KnownText[] = [
  {
    id: 'bearer-token',
    words:
      /AWS_BEARER_TOKEN_BEDROCK|invalid (api key format|bearer token)|bearer token (is )?(invalid|expired)/i,
    code: 'credentials.invalid',
    title: 'A Bedrock API key in the environment is used, and it is not valid',
    detail:
      'AWS_BEARER_TOKEN_BEDROCK wins over every profile. Remove it from the environment or from Claude Code’s settings, or put a new key there.',
    remedies: [connect],
  },
  {
    id: 'refresh-command',
    words: /awsAuthRefresh|aws auth refresh/i,
    code: 'credentials.expired',
    title: 'Claude Code’s own sign-in command failed or took too long',
    detail:
      'The command in awsAuthRefresh of Claude Code’s settings has three minutes, and may not ask for anything on the keyboard. Sign in here first; then it has nothing to do.',
    remedies: [signIn],
  },
  {
    id: 'sso-not-signed-in',
    words:
      /sso session.*(expired|invalid)|token (for \S+ )?(does not exist|has expired)|error loading sso token|UnauthorizedSSOTokenError|run aws sso login/i,
    code: 'credentials.expired',
    title: 'The sign-in through IAM Identity Center has run out',
    detail: 'It lasts as long as the administrator has set, often eight hours. Nothing is lost.',
    remedies: [signIn],
  },
  {
    id: 'no-credentials',
    words:
      /could not load credentials from any providers|unable to locate credentials|no credentials (found|provider)|NoCredentialProviders|Missing credentials in config|partial credentials found/i,
    code: 'credentials.missing',
    title: 'The tool found no credentials',
    detail:
      'It looked in the environment and in the AWS files and found nothing it could use. A tool opened from the desktop does not see what a terminal has set.',
    remedies: [connect],
  },
  {
    id: 'profile-missing',
    words:
      /(the )?config profile \(?.+\)? could not be found|profile .+ (was|could) not (be )?found/i,
    code: 'credentials.missing',
    title: 'The profile it was told to use is not in the AWS files',
    detail: 'It was renamed or deleted, or the tool reads other files than this app does.',
    remedies: [connect],
  },
  {
    id: 'output-too-low',
    words: /max_output_tokens too low|minimum (of )?4096|max_tokens.*(too low|at least)/i,
    code: 'input.invalid',
    title: 'The tool itself refuses this number of output tokens',
    detail:
      'Bedrock has no such minimum. max_tokens is what is set aside of the tokens per minute, so a smaller number is throttled less. Correct it in the tool’s own settings.',
    remedies: [connect],
  },
  {
    id: 'output-too-high',
    words:
      /max_tokens.*(exceed|greater than|maximum|> \d)|exceeds the model.s maximum|maximum tokens you requested/i,
    code: 'input.invalid',
    title: 'More output tokens are asked for than the model can give',
    detail:
      'Lower CLAUDE_CODE_MAX_OUTPUT_TOKENS. It also is what is set aside of the tokens per minute, so less is throttled less.',
    remedies: [connect],
  },
  {
    id: 'prompt-too-long',
    words:
      /prompt is too long|input is too long|too many input tokens|context (window|length).*(exceed|limit)|exceed context limit/i,
    code: 'input.invalid',
    title: 'The conversation is longer than the model can read',
    detail:
      'In Claude Code, /compact shortens it and /clear begins anew. Nothing is wrong with the account.',
  },
  {
    id: 'sampling-parameter',
    words:
      /(temperature|top_p|top_k).*(deprecated|not (supported|permitted|allowed)|may not)|cannot both be specified/i,
    code: 'input.invalid',
    title: 'The model no longer takes temperature, top_p or top_k',
    detail:
      'Claude 4.7 and later refuse them. Take them out of the tool’s settings; how hard the model thinks is set by effort instead.',
    remedies: [connect],
  },
  {
    id: 'thinking-parameter',
    words: /budget_tokens|thinking\.(type|enabled)|thinking .*(not supported|must be)/i,
    code: 'input.invalid',
    title: 'The model takes thinking in another form than the tool sends',
    detail: 'Update the tool. Claude 4.7 and later think adaptively and refuse budget_tokens.',
  },
  {
    id: 'beta-flag',
    words: /invalid beta flag|unexpected value\(s\).*anthropic-beta|anthropic_beta/i,
    code: 'input.invalid',
    title: 'The tool asks for a trial feature that Bedrock does not have',
    detail:
      'Update the tool. For Claude Code, CLAUDE_CODE_DISABLE_EXPERIMENTAL_BETAS=1 leaves such features out.',
  },
  {
    id: 'tool-schema',
    words: /tools\.\d+\..*(input_schema|extra inputs)|extra inputs are not permitted/i,
    code: 'input.invalid',
    title: 'The request holds something this model’s interface does not know',
    detail:
      'The tool is newer or older than the model’s interface on Bedrock. Update the tool, or choose a current model.',
    remedies: [models],
  },
  {
    // https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_InvokeModel.html#API_runtime_InvokeModel_Errors
    id: 'model-not-ready',
    words: /ModelNotReadyException|model is not ready/i,
    code: 'aws.unavailable',
    title: 'The model is not ready to answer yet',
    detail: 'AWS is still making it ready. Tools try again by themselves; a few minutes help.',
  },
  {
    id: 'count-tokens',
    words: /doesn.t support counting tokens|CountTokens.*(not supported|not authorized)/i,
    code: 'input.invalid',
    title: 'Tokens cannot be counted beforehand for this model',
    detail:
      'Models that are only reached through profiles refuse it. Claude Code goes on without; only /context is less exact.',
  },
  {
    id: 'proxy',
    words:
      /407|proxy authentication required|tunneling socket|ERR_PROXY|ECONNREFUSED .*(:3128|:8080)/i,
    code: 'network.offline',
    title: 'A proxy stands between this computer and AWS and did not let the request through',
    detail: 'HTTPS_PROXY has to name it, with user and password where it asks for them.',
  },
  {
    id: 'certificate',
    words:
      /self[- ]signed certificate|unable to (get local issuer|verify the first) certificate|UNABLE_TO_(VERIFY|GET)|certificate verify failed|SSL: CERTIFICATE/i,
    code: 'network.offline',
    title: 'The connection is opened and looked into on its way (TLS inspection)',
    detail:
      'The network shows a certificate of its own. NODE_EXTRA_CA_CERTS (Claude Code) and AWS_CA_BUNDLE (AWS tools) have to name the file of that authority; ask whoever runs the network for it.',
  },
  {
    id: 'clock',
    words:
      /signature (expired|not yet current)|RequestTimeTooSkewed|too (far )?(large|skewed).*time/i,
    code: 'aws.refused',
    title: 'The clock of this computer is wrong, so AWS does not accept its requests',
    detail: 'Let the system set date and time by itself, then try again.',
  },
  {
    id: 'http2',
    words: /http2|ERR_HTTP2|stream closed|protocol error/i,
    code: 'network.offline',
    title: 'The connection was cut: something on the way does not pass HTTP/2 on',
    detail:
      'A proxy, a VPN or a firewall often does this. Without it, or with HTTP/1.1, the same request works.',
  },
  {
    id: 'region-missing',
    words: /region is missing|you must specify a region|missing region in config/i,
    code: 'input.invalid',
    title: 'The tool was not told which Region to call',
    detail: 'Its settings or the profile have to name one, such as eu-central-1.',
    remedies: [connect],
  },
  {
    id: 'endpoint-unknown',
    words:
      /could not connect to the endpoint url|inaccessible host|endpoint .* (does not exist|not found)/i,
    code: 'region.unsupported',
    title: 'There is no Bedrock at the address that was called',
    detail: 'Usually the Region is spelled wrongly, or Bedrock is not offered there.',
    remedies: [{ kind: 'goTo', label: 'Choose another Region', place: 'region' }],
  },
  {
    id: 'policy-lacks-profile',
    words:
      /not authorized to perform: bedrock:InvokeModel\w* on resource: \S*:(inference-profile|application-inference-profile)\//i,
    code: 'permission.denied',
    title: 'The policy does not name the inference profile that was called',
    detail:
      'A policy that names only the model is not enough: the profile and the model behind it are both asked for.',
    remedies: [permissions],
  },
  {
    id: 'policy-lacks-model',
    words: /not authorized to perform: bedrock:InvokeModel\w* on resource: \S*:foundation-model\//i,
    code: 'permission.denied',
    title: 'The policy does not name the model in the Region that the request was routed to',
    detail:
      'A profile may be answered by any of its Regions, so the model has to be allowed in each.',
    remedies: [permissions],
  },
  {
    id: 'caching',
    words: /cache_control|prompt caching.*(not supported|not working|disabled)/i,
    code: 'input.invalid',
    title: 'The part that should be cached cannot be',
    detail:
      'It may be shorter than the model’s minimum (1,024 tokens and more), marked in more than four places, or switched off by DISABLE_PROMPT_CACHING.',
    remedies: [{ kind: 'goTo', label: 'See the cache hit rate', place: 'usage' }],
  },
]
