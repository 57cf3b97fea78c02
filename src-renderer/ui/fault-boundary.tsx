import { Component, type ReactNode } from 'react'

type Props = { children: ReactNode; fallback: (error: Error, again: () => void) => ReactNode }
type State = { error: Error | undefined }

/** Keeps a screen that breaks from taking the window with it. React knows error boundaries only as classes. */
export class FaultBoundary extends Component<Props, State> {
  override state: State = { error: undefined }

  static getDerivedStateFromError(error: Error): State {
    return { error }
  }

  override render() {
    const { error } = this.state
    if (!error) return this.props.children
    return this.props.fallback(error, () => this.setState({ error: undefined }))
  }
}
