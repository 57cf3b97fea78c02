import { AdaptiveRetryStrategy } from '@smithy/core/retry'

type Refresh = AdaptiveRetryStrategy['refreshRetryTokenForRetry']

/**
 * The SDK's adaptive mode for calls that must not be made twice: sent again is only what AWS has refused (throttling, a
 * wrong clock). What was lost, or ended in a fault of AWS, may have had its effect.
 */
export function retryRefused(maxAttempts: number): AdaptiveRetryStrategy {
  const adaptive = new AdaptiveRetryStrategy(maxAttempts)
  const refresh: Refresh = adaptive.refreshRetryTokenForRetry.bind(adaptive)
  adaptive.refreshRetryTokenForRetry = async (token, failed) => {
    const status = failed.error?.$metadata?.httpStatusCode ?? 0
    const isRefused = failed.errorType === 'THROTTLING' || (status >= 400 && status < 500)
    if (!isRefused) throw new Error('It may have had its effect.')
    return refresh(token, failed)
  }
  return adaptive
}
