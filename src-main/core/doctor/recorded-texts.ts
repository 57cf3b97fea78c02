import type { ProblemCode } from '../../../shared/problem.ts'

const user = 'User: arn:aws:iam::111122223333:user/claude-bedrock-user'
const id = '3f1c2b7a-9a4e-4d0c-8a44-0b6f2f0c9d11'
const profile =
  'arn:aws:bedrock:eu-central-1:111122223333:inference-profile/eu.anthropic.claude-sonnet-5-5'
const model = 'arn:aws:bedrock:eu-west-1::foundation-model/anthropic.claude-sonnet-5-5'

/** Error texts as people paste them, from AWS, its CLI and SDKs, Claude Code and Node, with what each is. */
export const recordedTexts: readonly (readonly [ProblemCode, string])[] = [
  // Claude Code
  ['credentials.missing', 'API Error: Could not load credentials from any providers'],
  [
    'credentials.expired',
    'API Error: 403 The security token included in the request is expired (ExpiredTokenException)',
  ],
  [
    'credentials.invalid',
    'API Error (403 The security token included in the request is invalid.) UnrecognizedClientException',
  ],
  [
    'credentials.expired',
    'Error running awsAuthRefresh (in settings or ~/.claude.json): Command timed out after 3 minutes',
  ],
  ['credentials.expired', 'AWS auth refresh failed: exit code 255'],
  [
    'model.needsProfile',
    `API Error: 400 ValidationException: Invocation of model ID anthropic.claude-sonnet-5-5 with on-demand throughput isn’t supported. Retry your request with the ID or ARN of an inference profile that contains this model.`,
  ],
  [
    'model.unknown',
    'API Error: 400 {"message":"The provided model identifier is invalid."} ValidationException',
  ],
  [
    'model.formMissing',
    'API Error: 404 ResourceNotFoundException: Model use case details have not been submitted for this account. Fill out the Anthropic use case details form before using the model.',
  ],
  [
    'permission.denied',
    `API Error: 403 ${user} is not authorized to perform: bedrock:InvokeModelWithResponseStream on resource: ${profile} because no identity-based policy allows the action`,
  ],
  [
    'quota.throttled',
    'API Error: 429 Too many tokens, please wait before trying again. (ThrottlingException)',
  ],
  ['quota.throttled', 'API Error: 429 Too many requests, please wait before trying again.'],
  [
    'quota.perDay',
    'ThrottlingException: Too many tokens per day, please wait before trying again.',
  ],
  ['input.invalid', 'API Error: 400 prompt is too long: 1048600 tokens > 1000000 maximum'],
  [
    'input.invalid',
    'API Error: 400 input length and `max_tokens` exceed context limit: 180000 + 32000 > 200000',
  ],
  ['input.invalid', 'API Error: 400 ValidationException: invalid beta flag'],
  ['input.invalid', 'API Error: 400 ValidationException: temperature is deprecated for this model'],
  ['input.invalid', 'API Error: 400 thinking.budget_tokens: Extra inputs are not permitted'],
  ['input.invalid', 'API Error: 400 tools.3.custom.input_schema: JSON schema is invalid'],
  [
    'input.invalid',
    'API Error: 400 The maximum tokens you requested exceeds the model limit of 128000',
  ],
  ['input.invalid', "ValidationException: The provided model doesn't support counting tokens"],
  [
    'aws.unavailable',
    'API Error: 503 ServiceUnavailableException: Bedrock is unable to process your request.',
  ],
  [
    'aws.unavailable',
    'API Error: 500 InternalServerException: The system encountered an unexpected error during processing. Try your request again.',
  ],
  ['network.timeout', 'API Error: Request timed out. ModelTimeoutException'],
  [
    'aws.unavailable',
    'ModelNotReadyException: Model is not ready for inference. Wait and try your request again.',
  ],
  [
    'network.offline',
    'API Error: Connection error. fetch failed: getaddrinfo ENOTFOUND bedrock-runtime.eu-central-1.amazonaws.com',
  ],
  ['network.offline', 'API Error: Connection error. self-signed certificate in certificate chain'],
  [
    'network.offline',
    'Error: unable to get local issuer certificate (UNABLE_TO_GET_ISSUER_CERT_LOCALLY)',
  ],
  [
    'credentials.invalid',
    'API Error: 403 Invalid API Key format: Must start with pre-defined prefix',
  ],
  // The guide's Troubleshooting
  ['permission.denied', 'AccessDeniedException: User is not authorized'],
  ['quota.throttled', 'ThrottlingException: Rate exceeded'],
  ['input.invalid', 'ValidationException: MAX_OUTPUT_TOKENS too low'],
  ['input.invalid', 'Prompt caching not working: cache_control is ignored'],
  // Bedrock through the SDKs
  [
    'permission.denied',
    `AccessDeniedException: ${user} is not authorized to perform: bedrock:InvokeModel on resource: ${model} because no identity-based policy allows the bedrock:InvokeModel action (Service: BedrockRuntime, Status Code: 403, Request ID: ${id})`,
  ],
  [
    'permission.denied',
    `botocore.errorfactory.AccessDeniedException: An error occurred (AccessDeniedException) when calling the InvokeModel operation: ${user} is not authorized to perform: bedrock:InvokeModel on resource: ${profile}`,
  ],
  [
    'permission.deniedByOrganization',
    `AccessDeniedException: ${user} is not authorized to perform: bedrock:InvokeModel on resource: arn:aws:bedrock:eu-south-2::foundation-model/anthropic.claude-sonnet-5-5 with an explicit deny in a service control policy`,
  ],
  [
    'model.marketplaceRight',
    'AccessDeniedException: Model access is denied due to IAM user or service role is not authorized to perform the required AWS Marketplace actions (aws-marketplace:ViewSubscriptions, aws-marketplace:Subscribe) to enable access to this model.',
  ],
  [
    'model.paymentMethod',
    'AccessDeniedException: Model access is denied due to INVALID_PAYMENT_INSTRUMENT:A valid payment instrument must be provided.',
  ],
  [
    'model.subscriptionRefused',
    'AccessDeniedException: Your AWS Marketplace subscription for this model cannot be completed at this time.',
  ],
  [
    'model.subscriptionPending',
    'AccessDeniedException: The subscription to this model is in progress.',
  ],
  [
    'model.notForAccount',
    'AccessDeniedException: anthropic.claude-opus-5-5 is not available for this account. Please contact AWS Sales.',
  ],
  [
    'model.retired',
    'ResourceNotFoundException: This model version has reached the end of its life. Please refer to the AWS documentation.',
  ],
  [
    'model.retired',
    'ValidationException: This Model is marked by provider as Legacy and you have not been actively using the model in the last 30 days.',
  ],
  [
    'model.retentionMode',
    "ValidationException: data retention mode 'default' is not available for this model",
  ],
  [
    'model.unknown',
    'ResourceNotFoundException: Could not resolve the foundation model from the provided model identifier.',
  ],
  [
    'quota.exceeded',
    `ServiceQuotaExceededException: Your account has reached a quota. (Request ID: ${id})`,
  ],
  [
    'aws.unavailable',
    'ModelErrorException: The request failed due to an error while processing the model.',
  ],
  [
    'input.invalid',
    'ValidationException: `temperature` and `top_p` cannot both be specified for this model. Please use only one.',
  ],
  // Signing in
  [
    'credentials.missing',
    'Unable to locate credentials. You can configure credentials by running "aws configure".',
  ],
  ['credentials.missing', 'The config profile (claude-bedrock) could not be found'],
  [
    'credentials.missing',
    'CredentialsProviderError: Could not resolve credentials using profile: [claude-bedrock] in configuration/credentials file(s).',
  ],
  ['credentials.expired', 'Error loading SSO Token: Token for my-sso does not exist'],
  [
    'credentials.expired',
    'Error when retrieving token from sso: Token has expired and refresh failed',
  ],
  [
    'credentials.expired',
    'CredentialsProviderError: The SSO session associated with this profile has expired. To refresh this SSO session run aws sso login with the corresponding profile.',
  ],
  [
    'credentials.expired',
    'An error occurred (ExpiredToken) when calling the GetCallerIdentity operation: The security token included in the request is expired',
  ],
  [
    'credentials.invalid',
    'An error occurred (InvalidClientTokenId) when calling the GetCallerIdentity operation: The security token included in the request is invalid.',
  ],
  [
    'credentials.invalid',
    'An error occurred (SignatureDoesNotMatch) when calling the GetCallerIdentity operation: The request signature we calculated does not match the signature you provided.',
  ],
  [
    'aws.refused',
    'InvalidSignatureException: Signature expired: 20261123T090000Z is now earlier than 20261123T121500Z (20261123T123000Z - 15 min.)',
  ],
  ['credentials.invalid', 'AWS_BEARER_TOKEN_BEDROCK is set but the bearer token has expired'],
  ['input.invalid', 'Error: Region is missing'],
  [
    'input.invalid',
    'You must specify a region. You can also configure your region by running "aws configure".',
  ],
  [
    'region.unsupported',
    'Could not connect to the endpoint URL: "https://bedrock-runtime.eu-centrl-1.amazonaws.com/model/x/invoke"',
  ],
  // IAM, costs and the network
  [
    'permission.denied',
    `An error occurred (AccessDenied) when calling the CreatePolicy operation: ${user} is not authorized to perform: iam:CreatePolicy on resource: policy ClaudeBedrockCursorAccess`,
  ],
  [
    'aws.conflict',
    'An error occurred (EntityAlreadyExists) when calling the CreatePolicy operation: A policy called ClaudeBedrockCursorAccess already exists. Duplicate names are not allowed.',
  ],
  [
    'quota.exceeded',
    'An error occurred (LimitExceeded) when calling the CreatePolicyVersion operation: A managed policy can have up to 5 versions.',
  ],
  [
    'aws.notFound',
    'An error occurred (NoSuchEntity) when calling the GetUserPolicy operation: The user policy with name ClaudeBedrockCursorAccess cannot be found.',
  ],
  [
    'billing.costExplorerOff',
    'An error occurred (DataUnavailableException) when calling the GetCostAndUsage operation: Data is not available. Please try to adjust the time period.',
  ],
  ['network.offline', 'Error: connect ECONNREFUSED 127.0.0.1:3128'],
  [
    'network.offline',
    'ERR_HTTP2_STREAM_ERROR: Stream closed with error code NGHTTP2_PROTOCOL_ERROR',
  ],
  ['network.offline', 'HTTP 407 Proxy Authentication Required'],
  ['network.timeout', 'TimeoutError: connect ETIMEDOUT 52.94.0.1:443'],
]
