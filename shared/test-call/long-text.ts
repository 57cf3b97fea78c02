const facts = [
  'A Region is a place with data centres of AWS; a request to Claude begins in one.',
  'A profile names a model together with the places it may be asked in.',
  'A token is a piece of text, often a short word or a part of a long one.',
  'Text that is sent again can be kept ready, so that it is read instead of worked through.',
  'A budget tells people about money that is spent; it does not stop anything by itself.',
]

/**
 * A text of about 5,000 tokens, always the same, to see a text being kept ready. The longest minimum of a current model
 * is 4,096 tokens (Haiku 4.5); anything shorter is silently not kept.
 */
export const longText = Array.from(
  { length: 290 },
  (_, index) => `${index + 1}. ${facts[index % facts.length]}`,
).join('\n')
