import type { moreLinksFor } from './more-links.ts'

/** What is not for every day: one place, and only what this reader may open. */
export function MorePage({ view }: { view: { groups: ReturnType<typeof moreLinksFor> } }) {
  return (
    <>
      <h1 className="govuk-heading-l">More</h1>
      {view.groups.map(({ title, links }) => (
        <section key={title}>
          <h2 className="govuk-heading-m">{title}</h2>
          <ul className="govuk-list">
            {links.map(({ href, text, about }) => (
              <li key={href}>
                <a className="govuk-link" href={href}>
                  {text}
                </a>
                <span className="staff-quiet">: {about}</span>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  )
}
