"""What the makers order: anchoring and adjustment of stock and supply line, by end use and form.

Part of the NumPy peer of the model: see numpy_peer.py.
"""

import numpy as np

from licence_office import applications_per_tonne


class Orders:
    def __init__(self, block):
        self.block = block
        self.adjustment = block.input("orders.adjustmentTime")
        self.line_weight = block.input("orders.supplyLineWeight")
        self.hoard = block.input("orders.hoardCover") if block.world.on["hoarding"] else np.float64(0)
        self.transit = block.input("shipments.transit")
        self.licence_weeks = block.input("licences.wait")
        self.again_weeks = block.input("shipments.catchUp")
        self.surge = block.input("shipments.surge")

    def advance(self):
        """Fills orders and claims; gives, by material and end use, the gap in stock and the line that is wanted."""
        block = self.block
        step, use_of_sector = block.world.step, block.world.use_of_sector
        country = slice(None, block.country_lanes)
        licensed = block.licensed[country]
        approval = block.approval[:, country]
        form_orders = self.share_by_form(licensed, approval)

        need, alternative = block.need, block.alternative
        wanted = block.by_use(need)
        share = np.where(wanted > 0, wanted / need.sum(1)[:, None], 0)
        net = np.maximum(0, wanted - share * alternative[:, None] / step)
        line_weeks = self.transit
        if licensed.any():
            asks = applications_per_tonne(approval, self.surge)
            weeks = licensed * (self.licence_weeks * asks + self.again_weeks * (asks - 1))
            line_weeks = self.transit + (form_orders * block.by_form_and_use(weeks)).sum(1)
        desired = line_weeks * net
        under_way = block.in_transit + block.queue[:, country] + block.pending[:, country]
        line = block.by_form_and_use(under_way).sum(1)

        missing = (block.cover + self.hoard * block.fear) * need - block.maker_stock
        line_gap = np.where(wanted > 0, (desired - line) / wanted, 0)[:, use_of_sector] * need
        block.claims = claims = step * np.maximum(0, need + (missing + self.line_weight * line_gap) / self.adjustment)

        everyone = claims.sum(1)
        left = np.where(everyone > 0, np.maximum(0, 1 - alternative / everyone), 0)
        abroad = block.by_use(claims) * left[:, None]
        abroad[:, 0] += block.refill_claim
        block.orders[:, country] = (abroad[:, None] * form_orders).reshape(block.in_transit.shape)
        return block.by_use(missing), desired

    def share_by_form(self, licensed, approval):
        """By material, form and end use: the share of the use that is qualified follows the form that is open."""
        block = self.block
        usual = block.form_share[:, None]
        openness = block.by_form_and_use((1 - block.blocked[: block.country_lanes]) * (1 - licensed * (1 - approval)))
        open_of_all = (usual * openness).sum(1)[:, None]
        pull = np.where(open_of_all > 0, openness / open_of_all, 1)
        return usual * (1 - block.switching + block.switching * pull)
