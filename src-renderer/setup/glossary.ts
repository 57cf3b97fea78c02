/** Words of AWS that the wizard uses, each in a sentence or two. */
export const glossary = {
  profile:
    'A named set of sign-in details in the AWS files on this computer (~/.aws). Other tools use the same profiles.',
  accessKeys:
    'A pair of an id and a secret that signs requests for one AWS user. Whoever has both can act as that user, so the secret is only ever written to your own AWS file.',
  region:
    'A place on the map where AWS runs its computers, such as Frankfurt. You send requests to one Region; which Regions may process them is the residency.',
  residency:
    'Where a request may be processed. A geography keeps it inside one part of the world, such as the EU; global lets AWS use any of its commercial Regions.',
  inferenceProfile:
    'The name under which Claude is called on Bedrock. It stands for a model together with the list of Regions that may process the request.',
  policy:
    'A document that says what somebody in the account may do. Without one that allows it, AWS refuses everything.',
  principal: 'A user or role of the account: whoever a policy is attached to.',
  marketplace:
    'Claude is sold through AWS Marketplace. Accepting the agreement is free; using the model is billed on the AWS invoice.',
  tokens:
    'Pieces of words, about four letters each. Models are billed by tokens read (input) and written (output).',
  cache:
    'Text that is sent again can be kept ready by the model for a few minutes. Writing it there costs a little more, reading it back far less.',
  account:
    'What AWS keeps everything under: people, permissions, usage and one bill. It has a number of twelve digits.',
  bedrock:
    'The service of AWS through which Claude and other models are called. There is nothing to install or to run; what is used is billed.',
  agreement:
    'The terms under which a model is sold. Each model has its own; accepting it costs nothing and is done once for the account.',
  firstUseForm:
    'A short form that Anthropic wants once for each account, about who you are and what Claude is for. Access comes at once when it has been sent.',
  identityCenter:
    'A sign-in for a whole company: one page, one password, and access that runs out after some hours instead of keys that stay.',
  arn: 'The full name of a thing at AWS, beginning with arn:aws. It says the service, the Region and the account.',
  quota:
    'How much an account may use in a minute or a day. AWS sets it for each model and Region, and raises many of them when asked.',
  throttling:
    'A call refused because the quota of this minute is used up. Claude Code waits a little and tries again by itself.',
  budget:
    'A sum for the month, and whom to write to when a part of it is reached. A budget warns; by itself it stops nothing.',
  cloudWatch:
    'Where AWS keeps the numbers of what was called: tokens, calls, refusals, times. The usage window reads them there.',
  costExplorer:
    'Where AWS shows what is billed, a day or so later. Each question to it costs one US cent.',
  cloudTrail:
    'The record of who asked AWS for what, and when. The last 90 days are kept for everybody without setting anything up.',
  invocationLogging:
    'A record of the calls to models with their text, if that is wanted. It is off unless somebody turns it on.',
  sns: 'A list of addresses that AWS sends a message to. Each address has to confirm first.',
  bucket: 'A place at AWS to keep files in, such as the records of CloudTrail.',
  network: 'A part of AWS’s network that belongs to one account, for computers that run at AWS.',
  endpoint:
    'A door from a private network straight to a service, so that calls do not cross the internet. It has a price by the hour, and a computer outside AWS gains nothing from it.',
  cli: 'Amazon’s program for the terminal. Groundwork does not need it; it only shows the commands that would do the same.',
  cloudFormation:
    'A file that describes what should exist in an account. An administrator can have AWS make it from there.',
  organization:
    'Several accounts under one roof. It can forbid things for all of them (service control policy), which nobody inside an account can lift.',
  boundary:
    'An upper limit on what a user or role may do, whatever its policies say. Only an administrator changes it.',
  root: 'The owner of the account, who may do everything and is limited by nothing. Not for daily work, so Groundwork only reads with it.',
  mfa: 'A number from a telephone or a key, asked for beside the password.',
} as const
