/** An IAM document that says these statements. */
export const documentOf = (...Statement: object[]) =>
  JSON.stringify({ Version: '2012-10-17', Statement })
