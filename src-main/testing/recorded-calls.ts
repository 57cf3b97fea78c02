export const region = 'eu-central-1'
export const group = '/groundwork/claude-calls'
export const role = `GroundworkClaudeCalls-${region}`

export const record = (keepsText = false, retentionDays: 30 | 90 = 30) =>
  ({
    step: 'invocation-logging',
    ask: { action: 'record', keepsText, retentionDays },
  }) as const
export const stop = { step: 'invocation-logging', ask: { action: 'stop' } } as const
