// The package ships no types; these are the few things we use.
declare module 'govuk-frontend' {
  /** A component of the design system that can be started on each of its elements in the page. */
  type Component = new (root: Element | null, config?: object) => object
  export const Button: Component
  export const CharacterCount: Component
  export const Checkboxes: Component
  export const ErrorSummary: Component
  export const NotificationBanner: Component
  export const Radios: Component
  export const ServiceNavigation: Component
  export const SkipLink: Component
  export function createAll(component: Component, config?: object): object[]
}
