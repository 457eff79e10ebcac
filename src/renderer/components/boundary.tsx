import { Component, type ReactNode } from "react";

interface BoundaryProps {
  readonly fallback: (again: () => void) => ReactNode;
  readonly children: ReactNode;
}

/** Catches what a screen throws, so that a person never looks at an empty window without having asked for it. */
export class Boundary extends Component<BoundaryProps, { readonly broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError() {
    return { broken: true };
  }

  override render() {
    const { fallback, children } = this.props;
    return this.state.broken ? fallback(() => this.setState({ broken: false })) : children;
  }
}
