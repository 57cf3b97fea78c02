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
} as const
