import type { Council } from '@send-hub/shared'
import type { ReactNode } from 'react'

export interface TextProps {
  council: Council
}

export const P = ({ children }: { children: ReactNode }) => <p className="govuk-body">{children}</p>

export const H2 = ({ id, children }: { id?: string; children: ReactNode }) => (
  <h2 className="govuk-heading-m" id={id}>
    {children}
  </h2>
)

export const List = ({ items }: { items: readonly string[] }) => (
  <ul className="govuk-list govuk-list--bullet">
    {items.map((item) => (
      <li key={item}>{item}</li>
    ))}
  </ul>
)
