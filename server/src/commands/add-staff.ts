import { NewSignInCode, staffPowers, staffRoles, teamCodes } from '@send-hub/shared'
import { addStaffMember, type NewStaffMember, usualTeamOf } from '../features/people/index.ts'
import { type Command, oneOf, onlyPositional, readArguments, WrongUsage } from './command.ts'
import { withHub } from './open-hub.ts'

/** `hub staff add`: makes an account for somebody who works here. */
export const addStaffCommand: Command = {
  usage: `EMAIL --name NAME --role ${staffRoles.join('|')} [--team TEAM] [--power ${staffPowers.join('|')} …]`,
  async run(args, around) {
    const staff = readStaff(args)
    const { publicUrl } = await withHub(around, async (hub) => {
      const ctx = hub.system()
      await ctx.tx((tx) => addStaffMember(tx, ctx, staff))
      return hub.config
    })
    around.terminal.answer(`${staff.name} can sign in now, as ${staff.email}: ${publicUrl}/staff`)
  },
}

function readStaff(args: string[]): NewStaffMember {
  const { values, positionals } = readArguments({
    args,
    allowPositionals: true,
    options: {
      name: { type: 'string' },
      role: { type: 'string' },
      team: { type: 'string' },
      power: { type: 'string', multiple: true },
    },
  })
  // As the sign-in page reads it, so that the two always agree.
  const email = NewSignInCode.shape.email.safeParse(onlyPositional(positionals, 'EMAIL'))
  if (!email.success) throw new WrongUsage('EMAIL must be an address such as joe@council.example.')
  const name = values.name?.trim()
  if (!name) throw new WrongUsage('--name is missing.')
  if (!values.role) throw new WrongUsage('--role is missing.')
  const role = oneOf(staffRoles, values.role, '--role')
  const team = values.team === undefined ? usualTeamOf[role] : oneOf(teamCodes, values.team, '--team')
  const powers = [...new Set((values.power ?? []).map((word) => oneOf(staffPowers, word, '--power')))]
  return { email: email.data, name, role, team, powers }
}
